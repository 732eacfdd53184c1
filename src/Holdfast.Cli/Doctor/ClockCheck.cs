using Holdfast.Audit;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Doctor;

/// <summary>Whether this host's clock agrees with the store's, and whether time ever ran backwards.</summary>
static class ClockCheck
{
    static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static Finding Run(Patient patient, IReadOnlyList<AuditEntry> newest)
    {
        var difference = (CommandKernel.Time.GetUtcNow() - patient.Now).Duration();
        if (difference > Tolerance)
            return Finding.Wrong("clock", $"this host and the store differ by {difference.TotalSeconds:F0} s", "set the clocks: timedatectl set-ntp true");
        return newest.FirstOrDefault() is { } last && last.At > patient.Now + Tolerance
            ? Finding.Wrong("clock", $"the newest event is of {Instant.Short(last.At)}, in the future: the clock was set back", "set the clock: timedatectl set-ntp true")
            : Finding.Good("clock", $"{Instant.Short(patient.Now)}, as the store says");
    }
}
