using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Refusals;
using Holdfast.Roles;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Users;

/// <summary>Reads which accounts to list from a query string.</summary>
static class AccountListQuery
{
    const int LongestSearch = 254;

    /// <summary>All of it: filters, order and place.</summary>
    public static Outcome<AccountQuery> Parse(IQueryCollection query, int usual, int most) => ParseFilters(query)
        .Then(filtered => ParseOrder(query["sort"], filtered))
        .Then(ordered => ParsePlace(query, usual, most, ordered));

    /// <summary>The place alone: <c>limit</c> and <c>cursor</c>, in order of creation.</summary>
    public static Outcome<AccountQuery> ParsePlace(IQueryCollection query, int usual, int most) =>
        ParsePlace(query, usual, most, new AccountQuery());

    static Outcome<AccountQuery> ParseFilters(IQueryCollection query)
    {
        var search = query["q"].ToString().Trim();
        if (search.Length > LongestSearch || search.Any(char.IsControl) || !IsWellFormed(search))
            return Refusal.InvalidQuery("q", $"q must be at most {LongestSearch} characters, without control characters");
        var role = query["role"].ToString() is { Length: > 0 } word ? Role.Parse(word).Select(parsed => (Role?)parsed) : (Role?)null;
        if (!role.IsDone(out var wanted))
            return role.Refusal!;
        return query["active"].ToString() is "" or "true" or "false"
            ? new AccountQuery
            {
                Search = search.Length == 0 ? null : search,
                Role = wanted,
                IsActive = query["active"].ToString() is { Length: > 0 } active ? active == "true" : null,
            }
            : Refusal.InvalidQuery("active", "active must be true or false");
    }

    static Outcome<AccountQuery> ParseOrder(string? sort, AccountQuery query)
    {
        var descending = sort?.StartsWith('-') == true;
        AccountSort? order = (descending ? sort![1..] : sort) switch
        {
            null or "" when !descending => AccountSort.Created,
            "created_at" => AccountSort.Created,
            "username" => AccountSort.Username,
            "last_login_at" => AccountSort.LastSignIn,
            _ => null,
        };
        return order is { } known
            ? query with { Sort = known, Descending = descending }
            : Refusal.InvalidQuery("sort", "sort must be created_at, username or last_login_at; a leading - turns it around");
    }

    static Outcome<AccountQuery> ParsePlace(IQueryCollection query, int usual, int most, AccountQuery ordered)
    {
        var limit = usual;
        if (query.ContainsKey("limit") && !(int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit >= 1 && limit <= most))
            return Refusal.InvalidQuery("limit", $"limit must be a number between 1 and {most}");
        if (!query.ContainsKey("cursor"))
            return ordered with { Limit = limit };
        return AccountListCursor.Read(query["cursor"].ToString(), ordered) is { } after
            ? ordered with { Limit = limit, After = after }
            : Refusal.InvalidQuery("cursor", "cursor must be the next_cursor of a list with the same sort");
    }

    static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar) || text.Contains('\uFFFD');
}
