using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Operations;

/// <summary>What the instance demands of sign-ins.</summary>
/// <param name="Factors">For each role <c>none</c>, <c>optional</c>, <c>required</c> or <c>passkey</c>.</param>
/// <param name="HouseDomains">The mail domains in which an address belongs to its person.</param>
/// <param name="Version">Rises with each change; the ETag.</param>
public sealed record SettingsView(IReadOnlyDictionary<string, string> Factors, IReadOnlyList<string> HouseDomains, long Version)
{
    internal static SettingsView Of(SignInSettings settings) =>
        new(RoleLadder.All.ToDictionary(role => role.Name, role => settings[role].Name), settings.House.Names, settings.Version);
}
