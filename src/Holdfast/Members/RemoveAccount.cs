using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Policies;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Members;

/// <summary>
/// Removes a member: every access ends at once, and what is kept follows from the disposition. The same command for every door.
/// </summary>
public sealed record RemoveAccount(AccountId Id) : AccountCommand(Id)
{
    /// <summary>What the caller asks to keep; null leaves it to the member's preference.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>Whether the member leaves. Then only the last-holder rule refuses, and the reason is not asked.</summary>
    public bool BySelf { get; init; }

    /// <summary>The identifier by which the caller names the member; refusals then speak of members.</summary>
    public Did? Named { get; init; }

    internal override EventKind Kind => EventKind.MemberRemoved;

    internal override SliceRequest Needs => base.Needs with { ActivePolicy = PolicyPurpose.Removal, Held = true };

    /// <summary>What cannot be brought back is sensitive; so is that the holder of a protected role leaves.</summary>
    internal override bool IsSensitive(StateSlice slice) => BySelf
        ? Before(slice).Role.IsProtected
        : RemovalQuestion.Want(Disposition, Before(slice)) == Members.Disposition.Purge;

    internal override Door DoorFor(StateSlice slice, Actor actor) => BySelf ? new Door.Own(Target) : new Door.Needs(HoldfastPermissions.DeleteAccount);

    internal override IReadOnlyList<RemovalQuestion> Questions(StateSlice slice) =>
        [new(Before(slice), RemovalQuestion.Want(Disposition, Before(slice)), BySelf, BySelf ? "" : ReasonText ?? "")];

    /// <summary>What the rules judge: whichever disposition it will be, the account holds nothing any more.</summary>
    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with { IsActive = false, PasswordHash = null, HasTotp = false, Lock = null, RemovedAt = slice.Now };

    internal override Refusal Tell(Refusal refusal)
    {
        if (Named is null)
            return refusal;
        return refusal.Code switch
        {
            var code when code == RefusalCode.NotFound => Refusal.MemberNotFound(Named.Value),
            var code when code == RefusalCode.SelfRemove => Refusal.SelfRemoveAsMember(),
            var code when code == RefusalCode.LastActiveAdmin => Refusal.LastMember("admin", Named.Value),
            var code when code == RefusalCode.LastActiveOwner => Refusal.LastMember("owner", Named.Value),
            _ => refusal,
        };
    }

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var ruling = slice.Rulings.GetValueOrDefault(Target);
        var kept = ruling?.Decision.Kept ?? Members.Disposition.Tombstone;
        var before = Before(slice);
        var transition = AccountTransition.Change(before, Remains.Of(before, kept, slice.Now)) with { Keeps = kept, HeldBefore = slice.HeldBy(Target) };
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(before),
            Reason = BySelf ? null : ReasonText,
            Ruling = ruling,
            Erased = kept == Members.Disposition.Purge ? Target : null,
            Detail = counts => new EventDetail.Removal(kept.Name, BySelf, counts.Sessions, counts.ApiKeys, counts.Tokens),
        };
        var receipt = new Receipt
        {
            Account = transition.After,
            Disposition = kept,
            Purged = kept == Members.Disposition.Purge ? [Target] : [],
        };
        return new([.. Consequences.Of(transition, slice.Now)], [draft], receipt);
    }
}
