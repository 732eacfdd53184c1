namespace Holdfast.Rego;

/// <summary>
/// The steps of one evaluation, in order. Collecting them slows the evaluation down; at most <see cref="Capacity"/> are kept,
/// the first ones. Not for several threads.
/// </summary>
public sealed class RegoTrace
{
    readonly List<RegoTraceEvent> events = [];

    /// <summary>Creates an empty trace.</summary>
    /// <param name="capacity">The most events kept.</param>
    public RegoTrace(int capacity = 10_000) => Capacity = capacity;

    /// <summary>The most events kept.</summary>
    public int Capacity { get; }

    /// <summary>Whether there were more events than were kept.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The events.</summary>
    public IReadOnlyList<RegoTraceEvent> Events => events;

    internal void Add(RegoTraceEvent step)
    {
        if (events.Count < Capacity)
            events.Add(step);
        else
            IsTruncated = true;
    }
}
