using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Custody;

/// <summary>
/// Stores the code that is about to be mailed to an account's address, while that is still its address. A newer code takes the place of
/// an older one.
/// </summary>
public sealed record IssueConfirmation(AccountId Id, EmailAddress SeenAddress, byte[] CodeHash) : Command
{
    internal override EventKind Kind => EventKind.EmailConfirmationIssued;

    internal override TransactionLock Lock => TransactionLock.Of(Id);

    internal override SliceRequest Needs => new() { Accounts = [Id] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.SystemOnly();

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Find(Id) is { } account && account.Email == SeenAddress && account.IsLive(slice.Now) ? null : Refusal.AccountNotFound(Id);

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Accounts.TryGetValue(Id, out var account) ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor) => new(
        [new CustodyEffects.StoreConfirmation(new(Id, SeenAddress.Key, CodeHash, slice.Now + EmailConfirmation.Lifetime))],
        [new EventDraft(Kind) { Subject = SubjectOf(slice) }],
        new Receipt());
}
