using System.Collections.Concurrent;
using Holdfast.Accounts;
using Holdfast.Roles;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>
/// The update of an account: it writes the version and every column that the command changes, and no other. So it never overwrites what
/// sign-ins write beside the gate (the password hash, the last sign-in), and no index is touched whose columns stay as they are. An
/// UPDATE that lists a column of a unique index would also make PostgreSQL hold off every row that refers to the account: two
/// transactions that wait for each other's rows are a deadlock.
/// </summary>
static class AccountUpdate
{
    static readonly string[] columns = [.. AccountRow.Written];
    static readonly int id = Array.IndexOf(columns, "id");
    static readonly int version = Array.IndexOf(columns, "version");

    /// <summary>A mark that is set beside the gate's commands and stays, so no update takes it back.</summary>
    static readonly int isCarrier = Array.IndexOf(columns, "is_carrier");

    /// <summary>By the columns that are written, one bit each.</summary>
    static readonly ConcurrentDictionary<ulong, RowText> texts = new();

    public static Statement Of(Account before, Account after)
    {
        var (former, values) = (AccountRow.Values(before), AccountRow.Values(after));
        var written = new List<SqlValue>(8) { values[id] };
        ulong which = 0;
        for (var column = 0; column < columns.Length; column++)
        {
            if (column == isCarrier || (column != version && values[column].Is(former[column])))
                continue;
            which |= 1UL << column;
            written.Add(values[column]);
        }
        var text = texts.GetOrAdd(which, static which => TextOf([.. columns.Where((_, column) => (which & (1UL << column)) > 0)]));
        // Of the holders of protected roles, gains are written before losses, one by one.
        return new(text.One, [.. written, before.Version, before.CredentialEpoch])
        {
            MustAffect = 1,
            OfAccounts = true,
            Mergeable = before.Role.IsProtected || after.Role.IsProtected ? null : text,
        };
    }

    static RowText TextOf(string[] set) => new(OfOne(set), rows => OfMany(set, rows));

    static string OfOne(string[] set)
    {
        var assignments = set.Select((column, i) => $"{column} = {Dialect.Place(i + 2)}");
        return $"UPDATE accounts SET {string.Join(", ", assignments)} "
            + $"WHERE id = $1 AND version = {Dialect.Place(set.Length + 2)} AND credential_epoch = {Dialect.Place(set.Length + 3)}";
    }

    static string OfMany(string[] set, int rows)
    {
        string[] given = ["id", .. set, "former_version", "former_epoch"];
        var assignments = set.Select(column => $"{column} = v.{column}");
        return $"UPDATE accounts AS a SET {string.Join(", ", assignments)} FROM (VALUES {RowInserts.Values(rows, given.Length)}) AS v ({string.Join(", ", given)}) "
            + "WHERE a.id = v.id AND a.version = v.former_version AND a.credential_epoch = v.former_epoch";
    }
}
