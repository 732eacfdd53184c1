using Holdfast.Storage.Sql;

namespace Holdfast.PostgreSql;

/// <summary>PostgreSQL's side of what differs.</summary>
sealed class PostgreSqlDialect : Dialect
{
    const long AuthorityKey = 0x486f6c6466617374; // The letters of Holdfast.

    // No row, no lock: then the division fails rather than letting the command pass.
    const string GuardRow = "SELECT 1 / count(*)::int FROM (SELECT id FROM authority_guard WHERE id = 1 FOR UPDATE) g";

    public static Statement MigrationLock { get; } = AdvisoryLock(AuthorityKey + 1);
    public override IReadOnlyList<NamedLock> AuthorityLocks { get; } =
        [new("the advisory lock", AdvisoryLock(AuthorityKey)), new("the guard row", new(GuardRow) { Row = Statement.Ignore })];

    public override string Name => "postgresql";
    public override string Clock => "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
    public override IReadOnlyList<int> RowsPerStatement => [32, 8, 4, 2, 1];
    public override string AccountsByInfix => "accounts a";

    // Its trigram index finds everything before it answers anything.
    public override string? CountByInfix => null;
    public override string FindSchema => "SELECT 1 WHERE to_regclass('holdfast.schema_migration') IS NOT NULL";
    public override string LiveTriggers =>
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A' AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'holdfast'::regnamespace)";
    public override string IsAnyOf(string column, int parameter) => $"{column} = ANY ({Place(parameter)})";
    public override string Contains(string column, int parameter) => $"strpos({column}, {Place(parameter)}) > 0";
    public override string HasInfix(int parameter) => $"a.search_text LIKE {Place(parameter)}";
    static Statement AdvisoryLock(long key) => new($"SELECT pg_advisory_xact_lock({key})") { Row = Statement.Ignore };
    public override string InfixPattern(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
