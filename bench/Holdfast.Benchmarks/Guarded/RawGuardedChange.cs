using System.Data.Common;
using System.Diagnostics;
using Holdfast.Accounts;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Holdfast.Benchmarks.Guarded;

/// <summary>
/// One caller that sends what a guarded change consists of as raw SQL on one open connection: lock, reads, writes, events with their
/// parts, commit; where the account's activity changes also its bit in the status list.
/// </summary>
sealed class RawGuardedChange : IDisposable
{
    const string Actor =
        "SELECT a.*, s.* FROM accounts a JOIN sessions s ON s.account_id = a.id WHERE a.id = @actor AND s.id = @session";

    const string Parts =
        """
        INSERT INTO audit_event_parts (event_index, name, person, salt, value) VALUES
            ((SELECT size FROM audit_head WHERE id = 1) - 2, 'actor_label', @actor, @salt, 'owner'),
            ((SELECT size FROM audit_head WHERE id = 1) - 2, 'subject_label', @user, @salt, 'user'),
            ((SELECT size FROM audit_head WHERE id = 1) - 2, 'changes', @user, @salt, '[{"field":"is_active","from":"true","to":"false"}]')
        """;

    static readonly string[] Reads =
    [
        Actor,
        "SELECT * FROM accounts WHERE id = @user",
        "SELECT count(*) FROM accounts WHERE lasting_rank >= 900",
    ];

    static readonly string[] RoleWrites =
    [
        "UPDATE accounts SET role = CASE role WHEN 'user' THEN 'staff' ELSE 'user' END, version = version + 1, credential_epoch = credential_epoch + 1 WHERE id = @user",
        "DELETE FROM sessions WHERE account_id = @user",
        "UPDATE audit_head SET size = size + 1 WHERE id = 1",
        """
        INSERT INTO audit_events (event_index, id, at, kind, outcome, actor_kind, actor_id, subject_id, correlation_id, detail)
            VALUES ((SELECT size FROM audit_head WHERE id = 1) - 1, @user, 1, 'role_changed', 1, 'account', 'raw', @user, @user, '{}')
        """,
        Parts.Replace("- 2", "- 1", StringComparison.Ordinal),
    ];

    static readonly string[] ActivityWrites =
    [
        "UPDATE accounts SET is_active = NOT is_active, version = version + 1, credential_epoch = credential_epoch + 1 WHERE id = @user",
        "DELETE FROM sessions WHERE account_id = @user",
        "UPDATE api_keys SET revoked_at = 1 WHERE owner_id = @user AND revoked_at IS NULL",
        "DELETE FROM one_time_tokens WHERE account_id = @user",
        "UPDATE status_lists SET version = version + 1, changed_at = 1 WHERE id = (SELECT list_id FROM status_slots WHERE account_id = @user AND purpose = 2)",
        "UPDATE status_slots SET is_set = NOT is_set WHERE account_id = @user AND purpose = 2",
        "UPDATE audit_head SET size = size + 2 WHERE id = 1",
        """
        INSERT INTO audit_events (event_index, id, at, kind, outcome, actor_kind, actor_id, subject_id, correlation_id, detail)
            VALUES ((SELECT size FROM audit_head WHERE id = 1) - 2, @user, 1, 'account_activated', 1, 'account', 'raw', @user, @user, '{}'),
                ((SELECT size FROM audit_head WHERE id = 1) - 1, @user, 1, 'status_list_flipped', 1, 'account', 'raw', @user, @user, '{"purpose":"suspension","index":1,"revoked":true}')
        """,
        Parts,
    ];

    readonly DbConnection connection;
    readonly object[] users;
    readonly DbCommand begin;
    readonly DbCommand[] reads;
    readonly DbCommand[] writes;
    readonly DbCommand commit;
    readonly DbCommand[] ofUser;

    public RawGuardedChange(string engine, string place, bool ofRole, IReadOnlyList<AccountId> accounts, Guid actor, Guid session)
    {
        var sqlite = engine == "sqlite";
        connection = sqlite ? new SqliteConnection($"Data Source={place}") : new NpgsqlConnection(place + ";Search Path=holdfast");
        connection.Open();
        if (sqlite)
            Prepare("PRAGMA synchronous = FULL", []).ExecuteNonQuery();
        else
            // A store that has lived a minute has them by itself.
            Prepare("ANALYZE", []).ExecuteNonQuery();
        object Id(Guid id) => sqlite ? id.ToString("D") : id;
        users = [.. accounts.Select(account => Id(account.Value))];
        (string, object)[] parameters = [("@user", users[0]), ("@actor", Id(actor)), ("@session", Id(session)), ("@salt", new byte[16])];
        begin = sqlite ? Prepare("BEGIN IMMEDIATE", []) : Prepare("BEGIN; SELECT pg_advisory_xact_lock(1)", []);
        reads = [.. Reads.Select(text => Prepare(text, parameters))];
        writes = [.. (ofRole ? RoleWrites : ActivityWrites).Select(text => Prepare(text, parameters))];
        commit = Prepare("COMMIT", []);
        ofUser = [.. reads.Concat(writes).Where(command => command.Parameters.Contains("@user"))];
    }

    /// <summary>Changes per second.</summary>
    public double Run(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var changes = 0;
        for (; watch.Elapsed < time; changes++)
        {
            foreach (var command in ofUser)
                command.Parameters["@user"].Value = users[changes % users.Length];
            begin.ExecuteNonQuery();
            foreach (var read in reads)
                read.ExecuteScalar();
            foreach (var write in writes)
                write.ExecuteNonQuery();
            commit.ExecuteNonQuery();
        }
        return changes / watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => connection.Dispose();

    DbCommand Prepare(string text, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters.Where(parameter => text.Contains(parameter.Name, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        if (parameters.Length > 0)
            command.Prepare();
        return command;
    }
}
