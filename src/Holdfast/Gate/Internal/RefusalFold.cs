using System.Collections.Concurrent;
using Holdfast.Audit;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>
/// Keeps a caller from flooding the log: of equal refusals in one minute the first is an event, the others are counted and become one
/// more. A caller who is not signed in is known by the network that the throttle counts by: the addresses of one /24 or /64 share an
/// event.
/// </summary>
sealed class RefusalFold
{
    const int MostCallers = 10_000;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<Key, Count> counts = new();

    /// <summary>Whether this refusal deserves an event of its own; else it is counted.</summary>
    public bool IsFirst(Actor actor, EventKind kind, RefusalCode code, DateTimeOffset now)
    {
        var key = new Key(CallerOf(actor), kind, code);
        if (counts.TryGetValue(key, out var present) && present.Add())
            return false;
        if (counts.Count >= MostCallers)
            key = key with { Caller = "many callers" };
        return counts.TryAdd(key, new Count(actor, now)) || !(counts.TryGetValue(key, out present) && present.Add());
    }

    /// <summary>The events of the windows that are over, or of all.</summary>
    public IReadOnlyList<AuditEvent> Take(DateTimeOffset now, bool all)
    {
        var events = new List<AuditEvent>();
        foreach (var (key, count) in counts)
        {
            if (!all && now - count.Since < Window)
                continue;
            // Whoever takes at the same moment must neither count these again nor take away what came since.
            if (!counts.TryRemove(new(key, count)))
                continue;
            if (count.Close() is var more and > 0)
                events.Add(EventOf(key, count.Actor, more, now));
        }
        return events;
    }

    static AuditEvent EventOf(Key key, Actor actor, int more, DateTimeOffset now)
    {
        var entry = EventFactory.OfRefusal(actor, ActorState.None, EventKind.RefusalsFolded, Refusal.Forbidden(), now);
        return entry with { Refusal = key.Code, Detail = new EventDetail.Fold(key.Kind.Name, key.Code.Name, more) };
    }

    static string CallerOf(Actor actor) => actor switch
    {
        Actor.ByAccount account => account.Account.ToString(),
        Actor.ByKey key => key.Key.Value,
        Actor.Operator person => "operator " + person.Name,
        Actor.System => "system",
        _ => "from " + Network.Of(actor.Origin.Ip).Prefix,
    };

    sealed record Key(string Caller, EventKind Kind, RefusalCode Code);

    sealed class Count(Actor actor, DateTimeOffset since)
    {
        readonly Lock guard = new();
        int more;
        bool closed;

        public Actor Actor { get; } = actor;

        public DateTimeOffset Since { get; } = since;

        /// <summary>Counts one more, unless the window was closed meanwhile.</summary>
        public bool Add()
        {
            lock (guard)
            {
                more += closed ? 0 : 1;
                return !closed;
            }
        }

        public int Close()
        {
            lock (guard)
            {
                closed = true;
                return more;
            }
        }
    }
}
