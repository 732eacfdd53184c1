using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>Makes whole events of drafts and of refusals.</summary>
static class EventFactory
{
    public static AuditEvent Of(EventDraft draft, Actor actor, StateSlice slice, AppliedCounts counts) => new()
    {
        Id = EventId.New(slice.Now),
        At = slice.Now,
        Kind = draft.Kind,
        Outcome = EventOutcome.Done,
        Actor = draft.ProvenActor is { } proven && actor is Actor.Anonymous ? ByAccount(proven) : ActorOf(actor, slice.Actor),
        Subject = draft.Subject,
        Target = draft.Target,
        Reason = draft.Reason,
        Changes = draft.Changes,
        SessionId = (actor as Actor.ByAccount)?.Session,
        CorrelationId = actor.Origin.CorrelationId,
        Ip = actor.Origin.Ip,
        UserAgent = actor.Origin.UserAgent,
        Detail = draft.Detail(counts),
        PolicySha256 = draft.Ruling?.Sha256,
        PolicyInput = draft.Ruling?.Input,
        PolicyActor = draft.Ruling?.ActorDid,
        Erased = draft.Erased,
    };

    public static AuditEvent OfRefusal(Actor actor, ActorState state, EventDraft draft, Refusal refusal, DateTimeOffset now) =>
        OfRefusal(actor, state, draft.Kind, refusal, now) with
        {
            Subject = draft.Subject,
            Target = draft.Target,
            Reason = draft.Reason,
            Detail = draft.Detail(default),
            PolicySha256 = draft.Ruling?.Sha256,
            PolicyInput = draft.Ruling?.Input,
            PolicyActor = draft.Ruling?.ActorDid,
        };

    public static AuditEvent OfRefusal(Actor actor, ActorState state, EventKind kind, Refusal refusal, DateTimeOffset now) => new()
    {
        Id = EventId.New(now),
        At = now,
        Kind = kind,
        Outcome = EventOutcome.Refused,
        Refusal = refusal.Code,
        Actor = ActorOf(actor, state),
        SessionId = (actor as Actor.ByAccount)?.Session,
        CorrelationId = actor.Origin.CorrelationId,
        Ip = actor.Origin.Ip,
        UserAgent = actor.Origin.UserAgent,
    };

    static EventActor ActorOf(Actor actor, ActorState state) => actor switch
    {
        Actor.ByAccount account => new("account", account.Account.ToString(), state.Account?.Label, account.Account),
        Actor.ByKey key => new("key", key.Key.Value, state.Key?.Name, key.Owner),
        Actor.Operator person => new("operator", null, person.Name, null),
        Actor.System => new("system", null, "holdfast", null),
        _ => new("system", null, "nobody signed in", null),
    };

    static EventActor ByAccount(Account account) => new("account", account.Id.ToString(), account.Label, account.Id);
}
