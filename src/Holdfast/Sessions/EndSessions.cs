using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Sessions;

/// <summary>Ends the sessions of another account, or one of them.</summary>
public sealed record EndSessions(AccountId Id) : AccountCommand(Id)
{
    /// <summary>The one session to end; null ends all.</summary>
    public SessionId? Session { get; init; }

    internal override EventKind Kind => EventKind.SessionsEnded;

    internal override SliceRequest Needs => base.Needs with { Session = Session };

    internal override Refusal? FindTarget(StateSlice slice) => base.FindTarget(slice)
        ?? (Session is { } wanted && slice.Session?.AccountId != Target ? Refusal.NotFound($"session not found: {wanted}") : null);

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        Effect effect = Session is { } one ? new SessionEffects.EndSession(one) : new SessionEffects.EndSessions(Target, null);
        return new([effect], [Draft(AccountTransition.Change(before, before))], new Receipt { Account = before });
    }
}
