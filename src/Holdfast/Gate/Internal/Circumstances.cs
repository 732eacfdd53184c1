using Holdfast.Factors;
using Microsoft.Extensions.Logging;

namespace Holdfast.Gate;

/// <summary>
/// Adds to what the store says of the state what this instance can work with, so that the rules stay pure; and says aloud when the stored
/// settings cannot be read.
/// </summary>
sealed class Circumstances(InstanceFactors factors, ILogger log)
{
    string? said;

    /// <summary>The slices, complete.</summary>
    public IReadOnlyList<StateSlice> Of(IReadOnlyList<StateSlice> slices)
    {
        var support = factors.Now;
        if (slices.Count > 0)
            Listen(slices[0].Settings.Fault);
        return [.. slices.Select(slice => slice.Support == support ? slice : slice with { Support = support })];
    }

    /// <summary>Once for each fault, and again when it comes back.</summary>
    void Listen(string? fault)
    {
        if (Interlocked.Exchange(ref said, fault) != fault && fault is not null)
            GateLog.SettingsUnreadable(log, fault);
    }
}
