namespace Holdfast.Torture.Tests.RawSql;

/// <summary>
/// Accounts written by hand: the owners alice (by password) and bob (by two passkeys and no password), carol, an ordinary user. The
/// statements restore them whatever was done to them before.
/// </summary>
static class Cast
{
    public static Guid Alice { get; } = Guid.Parse("00000000-0000-7000-8000-00000000000a");

    public static Guid Bob { get; } = Guid.Parse("00000000-0000-7000-8000-00000000000b");

    public static Guid Carol { get; } = Guid.Parse("00000000-0000-7000-8000-00000000000c");

    static readonly Guid[] passkeys = [Guid.Parse("00000000-0000-7000-8000-0000000000f1"), Guid.Parse("00000000-0000-7000-8000-0000000000f2")];

    const string Columns = "id, kind, username, role, is_active, must_change_password, password_hash, created_at, joined_at, departure_preference, credential_epoch, version, search_text";

    /// <summary>What no role needs a second factor under.</summary>
    public const string DefaultSettings = "user=optional staff=optional supervisor=optional administrator=optional developer=optional";

    /// <summary>What owners need a passkey under.</summary>
    public const string OwnersByPasskey = "user=optional staff=optional supervisor=optional administrator=optional developer=passkey";

    /// <summary>Both owners lasting, carol a user.</summary>
    public static string BothOwners { get; } = $"""
        UPDATE sign_in_settings SET factors = '{DefaultSettings}', version = 1;
        {Account(Alice, "alice", "developer", "'phc'")}
        {Account(Bob, "bob", "developer", "NULL")}
        {Passkey(passkeys[0], Bob)}
        {Passkey(passkeys[1], Bob)}
        {Account(Carol, "carol", "user", "'phc'")}
        """;

    /// <summary>Alice alone: bob is an ordinary user.</summary>
    public static string AliceAlone { get; } = $"{BothOwners} UPDATE accounts SET role = 'user' WHERE username = 'bob';";

    /// <summary>Bob alone: nothing but passkeys keeps an owner.</summary>
    public static string BobAlone { get; } = $"{BothOwners} UPDATE accounts SET role = 'user' WHERE username = 'alice';";

    /// <summary>Alice and bob, and bob is the one who can sign in: owners need a passkey.</summary>
    public static string BobSignsIn { get; } = $"{BothOwners} UPDATE sign_in_settings SET factors = '{OwnersByPasskey}';";

    public static string PasskeyId(int number) => Literal(passkeys[number - 1]);

    static string Literal(Guid id) => $"'{id:D}'";

    static string Account(Guid id, string name, string role, string hash) => $"""
        INSERT INTO accounts ({Columns}) VALUES ({Literal(id)}, 'person', '{name}', '{role}', true, false, {hash}, 1, 1, 'policy_default', 1, 1, '{name}')
        ON CONFLICT (id) DO UPDATE SET kind = 'person', username = '{name}', role = '{role}', is_active = true, password_hash = {hash}, expires_at = NULL, admin_locked_at = NULL, removed_at = NULL, sign_in_void_at = NULL;
        """;

    static string Passkey(Guid id, Guid account) => $"""
        INSERT INTO passkeys (id, account_id, name, credential_id, created_at) VALUES ({Literal(id)}, {Literal(account)}, 'key', '{id:N}', 1)
        ON CONFLICT (id) DO UPDATE SET account_id = {Literal(account)}, revoked_at = NULL;
        """;
}
