using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Roles;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>
/// The text and the parameters of one page of accounts. Role and activity are the leading columns of every list index, so a page is merged
/// from one short, ordered range for each combination asked for: no planner can take a scan for it, however rare the combination.
/// </summary>
sealed class AccountPageText
{
    readonly List<SqlValue> values = [];
    readonly string keyset;
    readonly (string Role, bool Active)[] combinations;

    public AccountPageText(AccountQuery query)
    {
        var direction = query.Descending ? " DESC" : "";
        (Key, Order) = query.Sort switch
        {
            AccountSort.Username => ("a.id, a.username", $"username{direction}"),
            AccountSort.LastSignIn => ("a.id, a.last_login_key", $"last_login_key{direction}, id{direction}"),
            _ => ("a.id", $"id{direction}"),
        };
        keyset = Keyset(query);
        combinations = [.. Roles(query).SelectMany(role => Activity(query.IsActive).Select(active => (role, active)))];
    }

    /// <summary>The columns of <c>a</c> that pages are cut by.</summary>
    public string Key { get; }

    /// <summary>The order of a list of keys.</summary>
    public string Order { get; }

    public SqlValue[] Values => [.. values];

    /// <summary>Adds a parameter and answers its number.</summary>
    public int Add(SqlValue value)
    {
        values.Add(value);
        return values.Count;
    }

    /// <summary>
    /// The filters and the keyset on the columns of <c>a</c>, for rows that were found otherwise: nothing here may tempt a planner to the
    /// list indexes.
    /// </summary>
    public string Filter
    {
        get
        {
            var roles = string.Join(", ", combinations.Select(c => $"'{c.Role}'").Distinct());
            var active = string.Join(", ", combinations.Select(c => Word(c.Active)).Distinct());
            return $"a.removed_at IS NULL AND a.role || '' IN ({roles}) AND a.is_active IN ({active}){(keyset.Length == 0 ? "" : " AND " + keyset)}";
        }
    }

    /// <summary>Ordered ranges of keys, one after the other; the list indexes hold all they need.</summary>
    public string Ranges(int limit) => string.Join(" UNION ALL ", combinations.Select((c, number) =>
        string.Create(CultureInfo.InvariantCulture,
            $"""
            SELECT * FROM (SELECT {Key} FROM accounts a
                WHERE a.removed_at IS NULL AND a.role = '{c.Role}' AND a.is_active = {Word(c.Active)}{(keyset.Length == 0 ? "" : " AND " + keyset)}
                ORDER BY {Order} LIMIT ${limit}) r{number}
            """)));

    /// <summary>Whole accounts, for a query that selects their ids.</summary>
    public string Accounts(string ids) => $"SELECT {AccountRow.Whole} FROM accounts a WHERE a.id IN ({ids}) ORDER BY {Order}";

    string Keyset(AccountQuery query)
    {
        if (query.After is not { } after)
            return "";
        var than = query.Descending ? "<" : ">";
        return query.Sort switch
        {
            AccountSort.Username => $"a.username {than} {Dialect.Place(Add(after.Key))}",
            AccountSort.LastSignIn => $"(a.last_login_key, a.id) {than} ({Dialect.Place(Add(Number(after.Key)))}, {Dialect.Place(Add(after.Id.Value))})",
            _ => $"a.id {than} {Dialect.Place(Add(after.Id.Value))}",
        };
    }

    static long Number(string key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    static IEnumerable<string> Roles(AccountQuery query) => RoleLadder.All
        .Where(role => (query.Role is null || role == query.Role) && (query.AtLeast is not { } least || role.Includes(least)))
        .Select(role => role.Name)
        .DefaultIfEmpty("none");

    static bool[] Activity(bool? active) => active is { } one ? [one] : [true, false];

    static string Word(bool value) => value ? "TRUE" : "FALSE";
}
