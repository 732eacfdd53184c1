using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Gate;

/// <summary>The actor as the store knows them at this instant.</summary>
/// <param name="Account">The account; null for the operator, the system, strangers, and accounts that are gone.</param>
/// <param name="Session">The session in use; null when there is none or it ended.</param>
/// <param name="Key">The API key in use; null when there is none.</param>
/// <param name="Authority">What the actor may do; null without an account.</param>
public sealed record ActorState(Account? Account, Session? Session, ApiKey? Key, EffectiveAuthority? Authority)
{
    /// <summary>
    /// All that the actor holds, to compare: of a key the least of its scopes, its account and its ceiling. None without an account.
    /// </summary>
    public Authority Reach => Account is { } account && Authority is { } authority ? authority.Reach(account) : Custody.Authority.None;

    /// <summary>The rank in effect: of a key at most that of its minter.</summary>
    public Role Rank => Authority?.Role ?? default;

    /// <summary>An actor without an account.</summary>
    public static ActorState None { get; } = new(null, null, null, null);
}
