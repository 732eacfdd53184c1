using Holdfast.Accounts;

namespace Holdfast.Cli.Doctor;

/// <summary>Which administrators sign in by a password alone.</summary>
static class FactorCheck
{
    public static IEnumerable<Finding> Run(Patient patient)
    {
        var bare = patient.Protected.Where(account => account.IsUsable(patient.Now) && !account.HasFactor).Select(account => account.Label).ToArray();
        yield return bare.Length == 0
            ? Finding.Good("second factors", "every administrator has more than a password")
            : Finding.Warning("second factors", $"{string.Join(", ", bare)}: only a password, no second factor", "ask them to enrol a second factor or a passkey under their own account");
    }
}
