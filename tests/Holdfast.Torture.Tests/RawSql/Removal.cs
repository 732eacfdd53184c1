namespace Holdfast.Torture.Tests.RawSql;

/// <summary>Two statements that together would take both owners away, one for each of two sessions.</summary>
sealed record Removal(string Name, string Cast, string First, string Second)
{
    /// <summary>On either engine.</summary>
    public static IReadOnlyList<Removal> All { get; } =
    [
        new("demote and demote", RawSql.Cast.BothOwners, Demote("alice"), Demote("bob")),
        new("delete and delete", RawSql.Cast.BothOwners, Delete("alice"), Delete("bob")),
        new("demote and delete", RawSql.Cast.BothOwners, Demote("alice"), Delete("bob")),
        new("password and passkeys", RawSql.Cast.BothOwners, "UPDATE accounts SET password_hash = NULL WHERE username = 'alice'", "DELETE FROM passkeys"),
        new("deactivate and expire", RawSql.Cast.BothOwners, "UPDATE accounts SET is_active = false WHERE username = 'alice'", "UPDATE accounts SET expires_at = 9000000000000000 WHERE username = 'bob'"),
        new("one passkey each", RawSql.Cast.BobAlone, $"DELETE FROM passkeys WHERE id = {RawSql.Cast.PasskeyId(1)}", $"UPDATE passkeys SET revoked_at = 1 WHERE id = {RawSql.Cast.PasskeyId(2)}"),
        new("all and all", RawSql.Cast.BothOwners, "UPDATE accounts SET role = 'user' WHERE username IN ('alice', 'carol')", "UPDATE accounts SET admin_locked_at = 1 WHERE username <> 'alice'"),
        new("demand passkeys and take them", RawSql.Cast.BothOwners, $"UPDATE sign_in_settings SET factors = '{RawSql.Cast.OwnersByPasskey}'", "DELETE FROM passkeys"),
        new("demand passkeys and void", RawSql.Cast.BothOwners, $"UPDATE sign_in_settings SET factors = '{RawSql.Cast.OwnersByPasskey}'", "UPDATE accounts SET sign_in_void_at = 1 WHERE username = 'bob'"),
        new("promote then demote", RawSql.Cast.AliceAlone, $"{Promote("carol")}; {Demote("alice")}", $"{Promote("bob")}; {Demote("carol")}; {Demote("alice")}; {Demote("bob")}"),
    ];

    static string Promote(string name) => $"UPDATE accounts SET role = 'developer' WHERE username = '{name}'";

    static string Demote(string name) => $"UPDATE accounts SET role = 'user' WHERE username = '{name}'";

    static string Delete(string name) => $"DELETE FROM accounts WHERE username = '{name}'";
}
