using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.Cli.Output;
using Holdfast.Roles;

namespace Holdfast.Cli.Users;

/// <summary>An account as <c>--json</c> shows it. The members of the REST view; the password is never among them.</summary>
static class AccountJson
{
    public static void Write(Utf8JsonWriter json, Account account, DateTimeOffset now)
    {
        json.WriteStartObject();
        WriteMembers(json, account, now);
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, Account account, DateTimeOffset now)
    {
        json.WriteString("id", account.Id.ToString());
        json.WriteString("kind", KindOf(account));
        json.WriteString("username", account.Username?.Value);
        json.WriteString("email", account.Email?.Value);
        json.WriteString("role", account.Role.Name);
        json.WriteString("state", account.StateAt(now));
        json.WriteBoolean("is_active", account.IsActive);
        json.WriteBoolean("lasting", account.IsLasting);
        json.WriteString("expires_at", Instant.Full(account.ExpiresAt));
        json.WriteString("locked_at", Instant.Full(account.Lock?.At));
        json.WriteString("locked_until", Instant.Full(account.Lock?.Until));
        json.WriteBoolean("must_change_password", account.MustChangePassword);
        json.WriteBoolean("has_password", account.PasswordHash is not null);
        json.WriteString("created_at", Instant.Full(account.CreatedAt));
        json.WriteString("last_login_at", Instant.Full(account.LastLoginAt));
        json.WriteNumber("version", account.Version);
    }

    public static string KindOf(Account account) => account.Kind == AccountKind.Person ? "person" : "service";
}
