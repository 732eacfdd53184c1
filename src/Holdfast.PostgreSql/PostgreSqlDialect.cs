using Holdfast.Storage.Sql;

namespace Holdfast.PostgreSql;

/// <summary>PostgreSQL's side of what differs.</summary>
sealed class PostgreSqlDialect : Dialect
{
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
    public override string InfixPattern(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
