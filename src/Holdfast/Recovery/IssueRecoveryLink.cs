using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>
/// Stores the link that is about to be mailed to an account's own address, because somebody asked for it. Only what is still so counts:
/// the account is live, its credentials and its address are those that were seen. Nothing ends until the link is used.
/// </summary>
public sealed record IssueRecoveryLink(AccountId Id, long SeenEpoch, EmailAddress SeenAddress, OneTimeTokenId TokenId, SecretHash Hash) : Command
{
    /// <summary>Whether it sets a first password.</summary>
    public bool IsCreation { get; init; }

    /// <summary>Whether somebody who manages accounts asked for it: then the address must be personal.</summary>
    public bool MustBePersonal { get; init; }

    internal override EventKind Kind => EventKind.RecoveryLinkIssued;

    internal override TransactionLock Lock => TransactionLock.Of(Id);

    internal override SliceRequest Needs => new() { Accounts = [Id] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.SystemOnly();

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Find(Id) is { Kind: AccountKind.Person } account && account.CredentialEpoch == SeenEpoch && account.Email == SeenAddress && account.IsLive(slice.Now)
            && (MustBePersonal ? account.HasPersonalAddress(slice.Settings.House) : account.MayRecoverByMail(slice.Settings.House))
            ? null
            : Refusal.AccountNotFound(Id);

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Accounts.TryGetValue(Id, out var account) ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var (purpose, life) = IsCreation
            ? (OneTimeTokenPurpose.Invitation, OneTimeToken.InvitationLifetime)
            : (OneTimeTokenPurpose.Recovery, OneTimeToken.RecoveryLifetime);
        var token = new OneTimeToken(TokenId, purpose, Id, Hash, slice.Now, slice.Now + life)
        {
            Way = slice.Accounts[Id].HasPersonalAddress(slice.Settings.House) ? LinkWay.Personal : LinkWay.Own,
        };
        var draft = new EventDraft(Kind)
        {
            Subject = SubjectOf(slice),
            Detail = _ => new EventDetail.Link(TokenId.ToString(), "recovery", token.ExpiresAt),
        };
        return new([new TokenEffects.InsertToken(token)], [draft], new Receipt { Token = token });
    }
}
