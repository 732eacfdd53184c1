using Holdfast.Storage.Sql;

namespace Holdfast.Sqlite;

/// <summary>SQLite's side of what differs.</summary>
sealed class SqliteDialect : Dialect
{
    const string Merging = "INSERT INTO account_search (account_search, rank) VALUES ('merge', ";
    public override string Name => "sqlite";
    public override string Clock => "0"; // The process's clock counts; see SqliteDatabase.Time.
    // A statement costs no round trip here, while binding costs more with each parameter.
    public override IReadOnlyList<int> RowsPerStatement => [1];
    public override string AccountsByInfix => "account_search f CROSS JOIN accounts a ON a.row_number = f.rowid";
    public override string CountByInfix => "SELECT count(*) FROM (SELECT rowid FROM account_search WHERE account_search MATCH $1 LIMIT $2) f";
    public override string FindSchema => "SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'";
    public override string LiveTriggers => "SELECT name FROM sqlite_master WHERE type = 'trigger'";
    public override string IsAnyOf(string column, int parameter) => $"{column} IN (SELECT value FROM json_each({Place(parameter)}))";
    public override string Contains(string column, int parameter) => $"instr({column}, {Place(parameter)}) > 0";
    public override string HasInfix(int parameter) => $"account_search MATCH {Place(parameter)}";
    public override Scrubbing Scrubbing => new($"{Merging}-500)", $"{Merging}500)", "SELECT total_changes()");
    public override string AfterErasure => "PRAGMA wal_checkpoint(TRUNCATE)";
    public override string InfixPattern(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
