using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;

namespace Holdfast.Invitations;

/// <summary>Takes an invitation back; its link is dead at once. Nobody takes back what somebody who outranks them promised.</summary>
public sealed record RevokeInvitation(InvitationId Id) : Command
{
    internal override EventKind Kind => EventKind.InvitationRevoked;

    internal override SliceRequest Needs => new() { Invitation = Id };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.AddAccount);

    internal override Refusal? FindTarget(StateSlice slice) => slice.Invitation?.IsLive(slice.Now) == true ? null : Refusal.NotFound($"invitation not found: {Id}");

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => slice.Inviter.Account is { } inviter ? [inviter] : [];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var draft = new EventDraft(Kind)
        {
            Target = new("invitation", Id.ToString()),
            Changes = [new("email", slice.Invitation!.Email.Value, null)],
            Detail = _ => InvitationDetail.Of(slice.Invitation!),
        };
        return new([new InvitationEffects.ConsumeInvitation(Id, null)], [draft], new Receipt { Invitation = slice.Invitation });
    }
}
