using System.Globalization;
using Holdfast.TestHost;
using Npgsql;

namespace Holdfast.Cli.Tests.Running;

sealed class PostgresStore(PostgresDatabase database) : IDatabase
{
    const string Function = """
        CREATE OR REPLACE FUNCTION holdfast.injected_fault() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''injected''; END';
        """;

    string? table;

    public string Address => database.ConnectionString;

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Search Path=holdfast");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Search Path=holdfast");
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    public Task ExecutePastTriggersAsync(string table, string sql) => ExecuteAsync(
        $"""
        ALTER TABLE {table} DISABLE TRIGGER USER;
        {sql};
        DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = 'holdfast.{table}'::regclass LOOP EXECUTE format('ALTER TABLE {table} ENABLE ALWAYS TRIGGER %I', name); END LOOP;
        END $$
        """);

    public Task BreakAsync(string table, string operation, string condition)
    {
        this.table = table;
        return ExecuteAsync($"{Function} CREATE TRIGGER injected BEFORE {operation} ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION injected_fault()");
    }

    public Task BreakCommitAsync()
    {
        table = "audit_head";
        return ExecuteAsync($"{Function} CREATE CONSTRAINT TRIGGER injected AFTER UPDATE ON audit_head DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION injected_fault()");
    }

    public Task MendAsync() => ExecuteAsync($"DROP TRIGGER IF EXISTS injected ON {table}");

    public async Task<IDatabase> CopyAsync(string folder) => new PostgresStore(await database.CopyAsync());

    public ValueTask DisposeAsync() => database.DisposeAsync();

    static string Text(object value) => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
