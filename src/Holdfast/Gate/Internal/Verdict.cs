using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>What the rules said of one command, before anything is written.</summary>
/// <param name="Slice">What it was judged on, with what the policy said.</param>
/// <param name="Plan">What it does; null when it was refused, was carried out earlier, or cannot be judged yet.</param>
/// <param name="Effects">What is written.</param>
sealed record Verdict(StateSlice Slice, Plan? Plan, IReadOnlyList<Effect> Effects)
{
    /// <summary>The outcome of a command without a plan; null when the policy changed and must be prepared again.</summary>
    public Outcome<Receipt>? Outcome { get; init; }

    /// <summary>The events of a command without a plan.</summary>
    public IReadOnlyList<AuditEvent> Events { get; init; } = [];

    /// <summary>A verdict after which nothing is written but events.</summary>
    public static Verdict Without(StateSlice slice, Outcome<Receipt>? outcome, params IReadOnlyList<AuditEvent> events) =>
        new(slice, null, []) { Outcome = outcome, Events = events };
}
