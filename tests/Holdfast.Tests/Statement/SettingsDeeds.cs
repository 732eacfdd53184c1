using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Tests.Statement;

/// <summary>What is done to the settings of sign-ins.</summary>
static class SettingsDeeds
{
    public static IEnumerable<Deed> All { get; } = Enum.GetValues<FactorPolicy>().Select(policy =>
        new Deed($"demand of everybody: {policy}", new ChangeSignInSettings(RoleLadder.All.ToDictionary(role => role, _ => policy)))
        {
            Doorway = Doorway.Developer,
            NeverByKeys = true,
            Sensitive = true,
            Sets = policy,
        });
}
