using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>
/// Creates the first developer, while no account exists: by the setup link (anybody who holds it) or unattended (the operator, without a
/// link). Of any number of processes that race, one succeeds; the others are told <c>already_set_up</c>.
/// </summary>
public sealed record CreateFirstOwner(AccountId Id, Outcome<Username> Username, Outcome<PasswordHash> Password) : Command
{
    /// <summary>The hash of the setup link's secret; null when the operator creates the owner.</summary>
    public SecretHash? Secret { get; init; }

    /// <summary>The owner's email address.</summary>
    public Outcome<EmailAddress?> Email { get; init; } = (EmailAddress?)null;

    internal override EventKind Kind => EventKind.OwnerCreated;

    internal override SliceRequest Needs => new() { AnyAccount = true, Token = Secret, NewMember = true };

    internal override Door DoorFor(StateSlice slice, Actor actor) => Secret is null ? new Door.OperatorOnly() : new Door.Open();

    internal override Refusal? FindTarget(StateSlice slice)
    {
        if (slice.AnyAccount)
            return Refusal.AlreadySetUp();
        var proven = Secret is null || (slice.Token is { Purpose: OneTimeTokenPurpose.Setup } token && token.IsLive(slice.Now));
        return proven ? null : Refusal.InvalidToken();
    }

    internal override Refusal? CheckValues(StateSlice slice) => Username.Refusal ?? Password.Refusal ?? Email.Refusal;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var owner = new Account
        {
            Id = Id,
            Kind = AccountKind.Person,
            Username = Username.Match<Username?>(name => name, _ => null),
            Email = Email.Match(email => email, _ => null),
            EmailTypist = EmailTypist.Self,
            Role = Role.Developer,
            IsActive = true,
            CreatedAt = slice.Now,
            JoinedAt = slice.Now,
            CredentialEpoch = 1,
            Version = 1,
            PasswordHash = Password.Match<string?>(hash => hash.Phc, _ => null),
        };
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(owner),
            ProvenActor = owner,
            Detail = _ => new EventDetail.NewAccount("person", Role.Developer.Name, null),
        };
        return new([new AccountEffects.InsertAccount(owner), new TokenEffects.CancelTokens(null)], [draft], new Receipt { Account = owner });
    }
}
