using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Cli.Doctor;

/// <summary>Whether the stored sign-in settings can be read.</summary>
static class SettingsCheck
{
    const string Name = "settings";

    public static Finding Run(Patient patient) => patient.Settings.Fault is { } fault
        ? Finding.Wrong(
            Name,
            $"the stored sign-in settings cannot be read: {fault}",
            "holdfast settings set --role developer --factors … --reason …, then the other roles that need one")
        : Finding.Good(Name, string.Join(", ", RoleLadder.All.Reverse().Select(role => $"{role.Name}: {patient.Settings[role].Name}")));
}
