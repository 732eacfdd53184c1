using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>
/// Issues the link that creates the first owner. The newest wins; refused with <c>already_set_up</c> once an account exists.
/// </summary>
public sealed record IssueSetupLink(OneTimeTokenId TokenId, SecretHash Hash) : Command
{
    internal override EventKind Kind => EventKind.SetupLinkIssued;

    internal override SliceRequest Needs => new() { AnyAccount = true };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.OperatorOnly();

    internal override Refusal? FindTarget(StateSlice slice) => slice.AnyAccount ? Refusal.AlreadySetUp() : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var token = new OneTimeToken(TokenId, OneTimeTokenPurpose.Setup, null, Hash, slice.Now, slice.Now + OneTimeToken.SetupLifetime);
        var draft = new EventDraft(Kind)
        {
            Target = new("one_time_token", TokenId.ToString()),
            Detail = _ => new EventDetail.Link(TokenId.ToString(), "setup", token.ExpiresAt),
        };
        return new([new TokenEffects.CancelTokens(null), new TokenEffects.InsertToken(token)], [draft], new Receipt { Token = token });
    }
}
