using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Schema;

/// <summary>Compares and migrates. Each step is remembered with the hash of its text; an altered or newer schema is refused.</summary>
sealed class StoreSchema(IDatabase database, IReadOnlyList<Migration> migrations) : IStoreSchema
{
    const string Create =
        """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number integer NOT NULL PRIMARY KEY,
            name text NOT NULL,
            sha256 text NOT NULL,
            applied_at bigint NOT NULL
        )
        """;

    readonly IReadOnlySet<string> triggers = Migration.TriggersOf(migrations);

    int Wanted => migrations[^1].Number;

    public async ValueTask<SchemaState> CheckAsync(CancellationToken cancellationToken)
    {
        var found = false;
        if (database.Exists)
            await database.ReadAsync([new(database.Dialect.FindSchema) { Row = _ => found = true }], cancellationToken).ConfigureAwait(false);
        if (!found)
            return new(false, 0, Wanted, null);
        var applied = new List<(int Number, string Sha256)>();
        var missing = new HashSet<string>(triggers, StringComparer.Ordinal);
        await database.ReadAsync(
            [
                Applied(applied),
                new(database.Dialect.LiveTriggers) { Row = row => missing.Remove(row.GetString(0)) },
            ],
            cancellationToken).ConfigureAwait(false);
        var version = applied.Count == 0 ? 0 : applied[^1].Number;
        return new(applied.Count > 0, version, Wanted, Problem(applied) ?? (version == Wanted ? Disarmed(missing) : null));
    }

    public async ValueTask<SchemaState> MigrateAsync(CancellationToken cancellationToken)
    {
        EventDetail.CustodyAdoption? adopted = null;
        var transaction = await database.BeginMigrationAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var applied = new List<(int Number, string Sha256)>();
            await transaction.RunScriptAsync(Create, cancellationToken).ConfigureAwait(false);
            await transaction.RunAsync([Applied(applied)], cancellationToken).ConfigureAwait(false);
            if (Problem(applied) is { } problem)
                throw new StoreUnavailableException(problem);
            foreach (var migration in migrations.Skip(applied.Count))
            {
                await transaction.RunScriptAsync(migration.Script, cancellationToken).ConfigureAwait(false);
                if (migration.Name == ExistingMembers.Migration)
                    await new ExistingMembers(database.Dialect, transaction).EnrolAsync(cancellationToken).ConfigureAwait(false);
                if (migration.Name == ExistingCustody.Migration)
                    adopted = await new ExistingCustody(database.Dialect, transaction).AdoptAsync(cancellationToken).ConfigureAwait(false);
                await transaction.RunAsync([Remembering(migration, transaction.Now)], cancellationToken).ConfigureAwait(false);
            }
            await transaction.CommitAsync([], cancellationToken).ConfigureAwait(false);
        }
        database.SchemaChanged();
        return await CheckAsync(cancellationToken).ConfigureAwait(false) with { Adopted = adopted };
    }

    static Statement Applied(List<(int Number, string Sha256)> applied) =>
        new("SELECT number, sha256 FROM schema_migration ORDER BY number") { Row = row => applied.Add((row.GetInt32(0), row.GetString(1))) };

    static Statement Remembering(Migration migration, DateTimeOffset now) =>
        new("INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)", (long)migration.Number, migration.Name, migration.Sha256, now);

    string? Problem(List<(int Number, string Sha256)> applied)
    {
        if (applied.Count > 0 && applied[^1].Number > Wanted)
            return $"The store's schema is number {applied[^1].Number}, newer than number {Wanted} of this version: use the version of Holdfast that migrated it.";
        for (var i = 0; i < applied.Count; i++)
        {
            if (i >= migrations.Count || applied[i].Number != migrations[i].Number || applied[i].Sha256 != migrations[i].Sha256)
                return $"Migration {applied[i].Number} of the store is not the one this version knows: the schema was altered or belongs to another build. Restore a backup or use the version that migrated it.";
        }
        return null;
    }

    static string? Disarmed(HashSet<string> missing) => missing.Count == 0
        ? null
        : $"The store lacks triggers that protect the last administrator and the audit log, or they are disabled: {string.Join(", ", missing.Order(StringComparer.Ordinal))}. Restore them or a backup.";
}
