using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Recovery;

namespace Holdfast.Custody;

/// <summary>On whom the sign-in of one account rests, and what rests on the account.</summary>
public sealed record AccountCustody
{
    /// <summary>An account that rests on nobody and on which nothing rests.</summary>
    public static AccountCustody Empty { get; } = new();

    /// <summary>Its custodians as they are now, former ones included.</summary>
    public IReadOnlyList<CarrierState> Custodians { get; init; } = [];

    /// <summary>The unused links that open it and carry somebody.</summary>
    public IReadOnlyList<CarriedLink> Links { get; init; } = [];

    /// <summary>The unfinished things of others that carry it: unused links and invitations.</summary>
    public IReadOnlyList<CarriedThing> Carries { get; init; } = [];

    /// <summary>
    /// The accounts that have it among their custodians: those whose temporary password must still be changed, or all when all were asked
    /// for.
    /// </summary>
    public IReadOnlyList<RestingAccount> Rests { get; init; } = [];
}

/// <summary>An unused link with those that it carries.</summary>
/// <param name="Id">The id of its token.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Carriers">Those that it carries, as they are now.</param>
public sealed record CarriedLink(OneTimeTokenId Id, OneTimeTokenPurpose Purpose, IReadOnlyList<CarrierState> Carriers);

/// <summary>An unfinished thing that carries an account.</summary>
/// <param name="Link">The id of the token, where it is a link.</param>
/// <param name="Invitation">The id of the invitation, where it is one.</param>
/// <param name="Door">What an issuer must hold for it.</param>
/// <param name="Promise">The account or the promise that it opens, as it is.</param>
/// <param name="Carrier">The part of the account in it.</param>
public sealed record CarriedThing(OneTimeTokenId? Link, InvitationId? Invitation, IReadOnlyList<Permission> Door, Authority Promise, Carrier Carrier);

/// <summary>An account whose sign-in rests on another.</summary>
/// <param name="Account">The account.</param>
/// <param name="Held">What its groups and direct grants give it.</param>
/// <param name="Carrier">The part of the other in it.</param>
public sealed record RestingAccount(Account Account, IReadOnlySet<Permission> Held, Carrier Carrier);
