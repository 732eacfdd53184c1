using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>What a search looks for: anywhere for three characters and more, else at the beginning of usernames and addresses.</summary>
sealed class AccountSearchTerm(string text, Dialect dialect)
{
    const int ShortestInfix = 3;
    const string Last = "\U0010FFFF";

    readonly string prefix = SearchText.Plain(text);
    readonly string? infix = SearchText.Term(text);
    readonly bool anywhere = SearchText.Plain(text).EnumerateRunes().Count() >= ShortestInfix;

    /// <summary>Whether anything can match at all.</summary>
    public bool CanMatch => infix is not null;

    /// <summary>The condition on a row of <c>a</c>.</summary>
    public string Condition(AccountPageText page)
    {
        if (anywhere)
            return dialect.Contains("a.search_text", page.Add(infix));
        var (from, to) = Bounds(page);
        return $"(a.username >= {from} AND a.username < {to} OR a.email_key >= {from} AND a.email_key < {to})";
    }

    /// <summary>The keys that indexes find, filtered, without order.</summary>
    public string Found(AccountPageText page)
    {
        if (anywhere)
        {
            var pattern = page.Add(dialect.InfixPattern(infix!));
            return $"SELECT {page.Key} FROM {dialect.AccountsByInfix} WHERE {dialect.HasInfix(pattern)} AND {Condition(page)} AND {page.Filter}";
        }
        var (from, to) = Bounds(page);
        return
            $"""
            SELECT {page.Key} FROM accounts a WHERE a.username >= {from} AND a.username < {to} AND {page.Filter}
            UNION SELECT {page.Key} FROM accounts a WHERE a.email_key >= {from} AND a.email_key < {to} AND {page.Filter}
            """;
    }

    /// <summary>
    /// How many rows the indexes would find, counted up to <paramref name="most"/>; null where that costs as much as finding them.
    /// </summary>
    public Statement? Counting(long most, Action<long> counted)
    {
        if (dialect.CountByInfix is not { } count)
            return null;
        return anywhere
            ? new(count, dialect.InfixPattern(infix!), most) { Row = row => counted(row.GetInt64(0)) }
            : new(
                """
                SELECT count(*) FROM (SELECT id FROM accounts WHERE username >= $1 AND username < $2
                    UNION ALL SELECT id FROM accounts WHERE email_key >= $1 AND email_key < $2 LIMIT $3) f
                """,
                prefix, prefix + Last, most)
            { Row = row => counted(row.GetInt64(0)) };
    }

    (string From, string To) Bounds(AccountPageText page) => (Dialect.Place(page.Add(prefix)), Dialect.Place(page.Add(prefix + Last)));
}
