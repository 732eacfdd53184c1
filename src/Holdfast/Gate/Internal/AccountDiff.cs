using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Members;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>What an event says has changed. Secrets stand as the word "set".</summary>
static class AccountDiff
{
    static readonly (string Field, Func<Account, string?> Read)[] Fields =
    [
        ("username", account => account.Username?.Value),
        ("email", account => account.Email?.Value),
        ("did", account => account.Did?.Value),
        ("role", account => account.Role.Name),
        ("is_active", account => account.IsActive ? "true" : "false"),
        ("expires_at", account => Instant(account.ExpiresAt)),
        ("locked", account => account.Lock is null ? null : Instant(account.Lock.Until) ?? "until unlocked"),
        ("must_change_password", account => account.MustChangePassword ? "true" : "false"),
        ("departure_preference", account => account.DeparturePreference.Name),
        ("sign_in_void", account => account.SignInVoidCause?.Name),
        ("in_doubt", account => account.InDoubtSince is null ? null : "true"),
        ("email_confirmed", account => account.EmailStanding == EmailStanding.Unconfirmed ? null : "true"),
        ("removed_at", account => Instant(account.RemovedAt)),
    ];

    public static IReadOnlyList<FieldChange> Of(AccountTransition transition)
    {
        if (transition.Before is not { } before)
            return [];
        var changes = Fields
            .Select(field => new FieldChange(field.Field, field.Read(before), field.Read(transition.After)))
            .Where(change => change.From != change.To)
            .ToList();
        if (transition.ChangesPassword)
            changes.Add(new("password", Mark(before.PasswordHash), Mark(transition.After.PasswordHash)));
        return changes;
    }

    public static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    static string? Mark(string? secret) => secret is null ? null : "set";
}
