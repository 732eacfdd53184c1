namespace Holdfast.Cli.Doctor;

/// <summary>Whether the removal policy in force can be asked.</summary>
static class PolicyCheck
{
    public static async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken) =>
        await patient.Kernel.Policy.FaultAsync(cancellationToken) is { } fault
            ? Finding.Wrong("removal policy", fault, "holdfast policy list, then holdfast policy activate … --reason …")
            : Finding.Good("removal policy", "in force, and can be asked");
}
