using System.Globalization;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>
/// The sign-in settings as a row; the policies are one text, <c>role=policy</c> separated by spaces, and the house domains another.
/// </summary>
static class SettingsRow
{
    /// <summary>All of it in one column, as a scalar query: words separated by spaces.</summary>
    public const string Scalar =
        "(SELECT factors || ' version=' || version || ' house=' || replace(house_domains, ' ', ',') FROM sign_in_settings WHERE id = 1)";

    static volatile Parsed? last;

    /// <summary>Reads what <see cref="Scalar"/> answered. The same text is parsed once.</summary>
    public static SignInSettings Parse(string text)
    {
        if (last is { } known && known.Text == text)
            return known.Settings;
        var settings = text.Split(' ').Aggregate(SignInSettings.Default, With);
        last = new(text, settings);
        return settings;
    }

    public static Statement Updating(Effect.UpdateSettings effect) => new(
        "UPDATE sign_in_settings SET factors = $1, version = $2, house_domains = $4 WHERE id = 1 AND version = $3",
        string.Join(' ', RoleLadder.All.Select(role => $"{role.Name}={effect.After[role].Name}")), effect.After.Version, effect.Before.Version,
        effect.After.House.ToString())
    {
        MustAffect = 1,
    };

    static SignInSettings With(SignInSettings settings, string word)
    {
        var parts = word.Split('=');
        if (parts is ["version", var version] && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return settings with { Version = number };
        if (parts is ["house", var names])
            return settings with { House = HouseDomains.Stored(names.Replace(',', ' ')) };
        return parts is [var name, var policy] && Role.TryParse(name, out var role) && FactorPolicy.TryParse(policy, out var parsed)
            ? settings.With(role, parsed)
            : throw new InvalidOperationException("The store holds a sign-in setting that this version does not know.");
    }

    sealed record Parsed(string Text, SignInSettings Settings);
}
