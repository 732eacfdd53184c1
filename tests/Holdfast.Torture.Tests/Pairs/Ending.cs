using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.Pairs;

/// <summary>
/// How a pair of moves ended: what each was told, what the rows say, what the log says. Without ids, times and numbers of worlds, so that
/// two worlds compare.
/// </summary>
sealed record Ending(string First, string Second, string Rows, string Log)
{
    public static async Task<Ending> ReadAsync(TortureStore store, World world, (string First, string Second) told, long logSize)
    {
        var letters = World.Letters.ToDictionary(letter => $"{world[letter]}", letter => $"{letter}");
        letters.Add($"{world.NewAccount}", "X");
        var ids = string.Join(", ", World.Letters.Select(letter => world[letter]).Append(world.NewAccount).Select(TortureStore.Literal));
        var rows = await store.QueryAsync(
            $"""
            SELECT id, username, role, is_active, expires_at IS NOT NULL, admin_locked_at IS NOT NULL, admin_locked_until IS NOT NULL,
                removed_at IS NOT NULL, substr(password_hash, 50, 8), must_change_password, credential_epoch, version,
                (SELECT count(*) FROM sessions s WHERE s.account_id = a.id),
                (SELECT count(*) FROM api_keys k WHERE k.owner_id = a.id AND k.revoked_at IS NULL),
                (SELECT count(*) FROM one_time_tokens t WHERE t.account_id = a.id),
                (SELECT count(*) FROM group_members m WHERE m.account_id = a.id),
                (SELECT count(*) FROM account_permissions p WHERE p.account_id = a.id),
                (SELECT count(*) FROM status_slots b WHERE b.account_id = a.id AND b.is_set)
            FROM accounts a WHERE id IN ({ids})
            """);
        var groups = await store.QueryAsync($"SELECT name, (SELECT count(*) FROM group_members m WHERE m.group_id = g.id) FROM groups g WHERE name LIKE '% {world.Number}'");
        var log = await store.QueryAsync($"SELECT subject_id, kind, outcome, refusal FROM audit_events WHERE event_index >= {logSize} ORDER BY event_index");
        return new(told.First, told.Second, Text(Plain(rows.Concat(groups), world, letters).Order(StringComparer.Ordinal)), Text(Plain(log, world, letters)));
    }

    public override string ToString() => $"told: {First} | {Second}\n{Rows}\n{Log}";

    static IEnumerable<string> Plain(IEnumerable<string?[]> rows, World world, Dictionary<string, string> letters) => rows
        .Select(row => string.Join(' ', row.Select(cell => cell is null ? "-" : letters.GetValueOrDefault(cell, cell)))
        .Replace($"{world.Number}", "#", StringComparison.Ordinal));

    static string Text(IEnumerable<string> lines) => string.Join('\n', lines);
}
