using System.Globalization;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>
/// The sign-in settings as a row; the policies are one text, <c>role=policy</c> separated by spaces, in one form. A row that is not there or has another form
/// reads as the defaults, and says so: recovery must not need what it may have to mend.
/// </summary>
static class SettingsRow
{
    /// <summary>The text and the version in one column, as a scalar query.</summary>
    public const string Scalar = $"(SELECT {Whole} FROM sign_in_settings s WHERE s.id = 1)";

    const string Mark = " version=";
    const string Whole = $"s.factors || '{Mark}' || s.version";

    static volatile SignInSettings? last;

    /// <summary>Reads what <see cref="Scalar"/> answered; null when there is no row. The same text is parsed once.</summary>
    public static SignInSettings Parse(string? text)
    {
        if (text is null)
            return SignInSettings.Default with { Fault = "the row is missing" };
        if (last is { } known && known.Stored == text)
            return known;
        return last = Read(text) with { Stored = text };
    }

    /// <summary>Writes the settings, provided that the row is still as it was read, or still missing.</summary>
    public static Statement Updating(Effect.UpdateSettings effect) => new(
        $"""
        INSERT INTO sign_in_settings AS s (id, factors, version) VALUES (1, $1, $2)
        ON CONFLICT (id) DO UPDATE SET factors = excluded.factors, version = excluded.version WHERE {Whole} = $3
        """,
        TextOf(effect.After), effect.After.Version, effect.Before.Stored)
    {
        MustAffect = 1,
    };

    static SignInSettings Read(string text)
    {
        var mark = text.LastIndexOf(Mark, StringComparison.Ordinal);
        // One below the highest: the next change must be able to raise it.
        if (mark < 0 || !long.TryParse(text.AsSpan(mark + Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version is < 1 or long.MaxValue)
            return SignInSettings.Default with { Fault = "its version is not a number that can be" };
        var settings = text[..mark].Split(' ').Aggregate(SignInSettings.Default, With);
        return (TextOf(settings) == text[..mark] ? settings : SignInSettings.Default with { Fault = "its policies are not in the form that is written" }) with { Version = version };
    }

    static string TextOf(SignInSettings settings) => string.Join(' ', RoleLadder.All.Select(role => $"{role.Name}={settings[role].Name}"));

    static SignInSettings With(SignInSettings settings, string word) =>
        word.Split('=') is [var name, var policy] && Role.TryParse(name, out var role) && FactorPolicy.TryParse(policy, out var parsed) ? settings.With(role, parsed) : settings;
}
