using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>
/// Pages of accounts. A search goes one of two ways: along the order of the list, where common terms fill a page within the first rows,
/// or by the index of the term, whose finds are then sorted. The first rows are tried first, unless the index can tell at little cost
/// that it finds but few.
/// </summary>
sealed class AccountListing(IDatabase database, long few = 5_000, int windowRows = 4_000)
{
    const int WindowPages = 20;

    public async ValueTask<AccountPage> ListAsync(AccountQuery query, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(query.Limit, 1, 1000);
        if (string.IsNullOrWhiteSpace(query.Search))
            return await PageAsync(query, limit, Plain, cancellationToken).ConfigureAwait(false);
        var term = new AccountSearchTerm(query.Search, database.Dialect);
        if (!term.CanMatch)
            return await PageAsync(query, 0, Plain, cancellationToken).ConfigureAwait(false);
        return await SearchAsync(query, term, limit, cancellationToken).ConfigureAwait(false);
    }

    async ValueTask<AccountPage> SearchAsync(AccountQuery query, AccountSearchTerm term, int limit, CancellationToken cancellationToken)
    {
        var hits = long.MaxValue;
        if (term.Counting(few + 1, count => hits = count) is { } counting)
            await database.ReadAsync([counting], cancellationToken).ConfigureAwait(false);
        if (hits > few && await PageAsync(query, limit, Window, cancellationToken).ConfigureAwait(false) is { Next: not null } full)
            return full;
        return await PageAsync(query, limit, Found, cancellationToken).ConfigureAwait(false);

        string Found(AccountPageText page, int place) =>
            $"WITH found AS MATERIALIZED ({term.Found(page)}) " + page.Accounts($"SELECT id FROM found ORDER BY {page.Order} LIMIT ${place}");

        string Window(AccountPageText page, int place)
        {
            var rows = page.Add((long)Math.Max(windowRows, WindowPages * limit));
            return page.Accounts(
                $"""
                SELECT a.id FROM accounts a WHERE a.id IN (SELECT id FROM ({page.Ranges(rows)}) c ORDER BY {page.Order} LIMIT ${rows})
                AND {term.Condition(page)} ORDER BY {page.Order} LIMIT ${place}
                """);
        }
    }

    static string Plain(AccountPageText page, int place) =>
        page.Accounts($"SELECT id FROM ({page.Ranges(place)}) c ORDER BY {page.Order} LIMIT ${place}");

    async ValueTask<AccountPage> PageAsync(AccountQuery query, int limit, Func<AccountPageText, int, string> text, CancellationToken cancellationToken)
    {
        var page = new AccountPageText(query);
        // One row more than asked for tells whether there is another page.
        var statement = text(page, page.Add(limit == 0 ? 0L : limit + 1L));
        var accounts = new List<Account>(Math.Min(limit + 1, 128));
        var now = default(DateTimeOffset);
        await database.ReadAsync(
            [
                new(statement, page.Values) { Row = row => accounts.Add(AccountRow.ReadWhole(row)) },
                new($"SELECT {database.Dialect.Clock}") { Row = row => now = database.Time(row.GetInt64(0)) },
            ],
            cancellationToken).ConfigureAwait(false);
        if (accounts.Count <= limit)
            return new(accounts, null, now);
        accounts.RemoveAt(limit);
        return new(accounts, CursorAt(accounts[^1], query.Sort), now);
    }

    static AccountCursor CursorAt(Account account, AccountSort sort) => new(
        sort switch
        {
            AccountSort.Username => account.Username?.Value ?? "",
            AccountSort.LastSignIn => (account.LastLoginAt is { } at ? Micros.Of(at) : 0).ToString(CultureInfo.InvariantCulture),
            _ => "",
        },
        account.Id);
}
