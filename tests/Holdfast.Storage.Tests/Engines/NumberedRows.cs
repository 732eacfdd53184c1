namespace Holdfast.Storage.Tests.Engines;

/// <summary>SQL that makes many rows at once, one for each number <c>i</c> from 1.</summary>
sealed class NumberedRows(Engine engine)
{
    public const string AccountColumns =
        """
        id, kind, username, email, email_key, role, is_active, must_change_password, password_hash, created_at, joined_at,
        departure_preference, credential_epoch, version, search_text
        """;

    readonly bool isSqlite = engine == Engine.Sqlite;

    public static string Select(int rows, string values) =>
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT {values} FROM n";

    /// <summary>An id for an expression.</summary>
    public string Id(string number) => isSqlite
        ? $"printf('019f0000-0000-7000-8000-%012x', {number})"
        : $"('019f0000-0000-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid";

    /// <summary>The same as text.</summary>
    public string IdText(string number) => isSqlite ? Id(number) : $"{Id(number)}::text";

    /// <summary>The id of an API key.</summary>
    public string Key(string number) => isSqlite ? $"printf('k%07d', {number})" : $"'k' || lpad({number}::text, 7, '0')";

    public string Hash(string number) =>
        isSqlite ? $"CAST(printf('%032d', {number}) AS blob)" : $"convert_to(lpad({number}::text, 32, '0'), 'UTF8')";

    /// <summary>The values of <see cref="AccountColumns"/>.</summary>
    public string Account(string email) =>
        $"{Id("i")}, 'person', 'user' || i, {email}, {email}, 'user', TRUE, FALSE, 'phc', 1, 1, 'policyDefault', 1, 1, 'user' || i";
}
