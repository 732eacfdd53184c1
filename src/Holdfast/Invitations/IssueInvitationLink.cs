using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Invitations;

/// <summary>Stores the link of an invitation that is about to be mailed, while the invitation is live.</summary>
public sealed record IssueInvitationLink(InvitationId Id, SecretHash Hash) : Command
{
    internal override EventKind Kind => EventKind.InvitationLinkIssued;

    internal override SliceRequest Needs => new() { Invitation = Id };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.SystemOnly();

    internal override Refusal? FindTarget(StateSlice slice) => slice.Invitation is { ByMail: true } invitation && invitation.IsLive(slice.Now)
        ? null
        : Refusal.NotFound($"invitation not found: {Id}");

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var draft = new EventDraft(Kind)
        {
            Target = new("invitation", Id.ToString()),
            Detail = _ => InvitationDetail.Of(slice.Invitation!),
        };
        return new([new InvitationEffects.InsertInvitationLink(Id, Hash)], [draft], new Receipt { Invitation = slice.Invitation });
    }
}
