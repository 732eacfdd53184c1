using System.Globalization;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.SignIn;

/// <summary>
/// The sign-in settings as a row: the policies are one text, <c>role=policy</c> separated by spaces, in one form, and the house domains
/// another. A row that is not there, or policies in another form, read as the defaults; house domains that cannot be read are none.
/// Either way the settings say so: recovery must not need what it may have to mend.
/// </summary>
static class SettingsRow
{
    /// <summary>All of it in one column, as a scalar query.</summary>
    public const string Scalar = $"(SELECT {Whole} FROM sign_in_settings s WHERE s.id = 1)";

    const string VersionMark = " version=";
    const string HouseMark = " house=";
    const string Whole = $"s.factors || '{VersionMark}' || s.version || '{HouseMark}' || s.house_domains";

    const string NothingIsDemanded = "no role needs a second factor, and no domain is a house domain";

    static volatile SignInSettings? last;

    /// <summary>Reads what <see cref="Scalar"/> answered; null when there is no row. The same text is parsed once.</summary>
    public static SignInSettings Parse(string? text)
    {
        if (text is null)
            return SignInSettings.Default with { Fault = $"the row is missing; {NothingIsDemanded}" };
        if (last is { } known && known.Stored == text)
            return known;
        return last = Read(text) with { Stored = text };
    }

    /// <summary>Writes the settings, provided that the row is still as it was read, or still missing.</summary>
    public static Statement Updating(SignInEffects.UpdateSettings effect) => new(
        $"""
        INSERT INTO sign_in_settings AS s (id, factors, version, house_domains) VALUES (1, $1, $2, $4)
        ON CONFLICT (id) DO UPDATE SET factors = excluded.factors, version = excluded.version, house_domains = excluded.house_domains WHERE {Whole} = $3
        """,
        TextOf(effect.After), effect.After.Version, effect.Before.Stored, effect.After.House.ToString())
    {
        MustAffect = 1,
    };

    static SignInSettings Read(string text)
    {
        var house = text.IndexOf(HouseMark, StringComparison.Ordinal);
        var version = house < 0 ? -1 : text.LastIndexOf(VersionMark, house, StringComparison.Ordinal);
        if (version < 0 || VersionOf(text[(version + VersionMark.Length)..house]) is not { } number)
            return SignInSettings.Default with { Fault = $"its version is not a number that can be; {NothingIsDemanded}" };
        var policies = text[..version];
        var settings = policies.Split(' ').Aggregate(SignInSettings.Default, With) with { Version = number };
        if (TextOf(settings) != policies)
            settings = SignInSettings.Default with { Version = number, Fault = "its policies are not in the form that is written; no role needs a second factor" };
        var domains = text[(house + HouseMark.Length)..];
        settings = settings with { House = HouseDomains.Stored(domains) };
        return settings.House.ToString() == domains
            ? settings
            : settings with { House = HouseDomains.None, Fault = settings.Fault ?? "its house domains are not in the form that is written; no domain is a house domain" };
    }

    /// <summary>One below the highest at most: the next change must be able to raise it.</summary>
    static long? VersionOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= 1 and < long.MaxValue ? version : null;

    static string TextOf(SignInSettings settings) => string.Join(' ', RoleLadder.All.Select(role => $"{role.Name}={settings[role].Name}"));

    static SignInSettings With(SignInSettings settings, string word) =>
        word.Split('=') is [var name, var policy] && Role.TryParse(name, out var role) && FactorPolicy.TryParse(policy, out var parsed) ? settings.With(role, parsed) : settings;
}
