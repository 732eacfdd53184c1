using System.Diagnostics;
using System.Diagnostics.Metrics;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast;

/// <summary>Traces and metrics under the source name <c>Holdfast</c>. No tag ever holds a name, an address or a secret.</summary>
public static class HoldfastTelemetry
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "Holdfast";

    /// <summary>Traces.</summary>
    public static ActivitySource Activities { get; } = new(SourceName);

    /// <summary>Metrics.</summary>
    public static Meter Meter { get; } = new(SourceName);

    internal static readonly Counter<long> Commands = Meter.CreateCounter<long>("holdfast.commands", description: "Commands that passed the gate, by command and outcome.");

    internal static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>("holdfast.batch.size", description: "Commands that shared one commit.");

    internal static readonly Counter<long> PolicyFaults = Meter.CreateCounter<long>("holdfast.policy.faults", description: "Decisions that no policy could make, by fault.");

    internal static void Count(Command command, Outcome<Receipt> outcome) => Commands.Add(
        1,
        new("command", command.GetType().Name),
        new KeyValuePair<string, object?>("outcome", outcome.Refusal?.Code.Name ?? "done"));
}
