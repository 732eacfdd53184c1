using Holdfast.Accounts;
using Holdfast.Storage.Rows;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Readers;

/// <summary>What a search looks for: anywhere for three characters and more, else at the beginning of usernames and addresses.</summary>
sealed class AccountSearchTerm(string text, Dialect dialect)
{
    const int ShortestInfix = 3;
    const string Last = "\U0010FFFF";

    readonly string prefix = EmailAddress.KeyOf(text);
    readonly string? infix = SearchText.Term(text);
    readonly bool anywhere = EmailAddress.KeyOf(text).EnumerateRunes().Count() >= ShortestInfix;

    /// <summary>Whether anything can match at all.</summary>
    public bool CanMatch => infix is not null;

    /// <summary>The condition on a row.</summary>
    public string Condition(AccountPageText page, string alias)
    {
        if (anywhere)
            return dialect.Contains(alias + ".search_text", page.Add(infix));
        var (from, to) = Bounds(page);
        return $"({alias}.username >= {from} AND {alias}.username < {to} OR {alias}.email_key >= {from} AND {alias}.email_key < {to})";
    }

    /// <summary>The ids that indexes find, filtered, without order.</summary>
    public string Found(AccountPageText page)
    {
        if (anywhere)
        {
            var pattern = page.Add(dialect.InfixPattern(infix!));
            return $"SELECT {page.Key} FROM {dialect.AccountsByInfix} WHERE {dialect.HasInfix(pattern)} AND {Condition(page, "a")} AND {page.Filter}";
        }
        var (from, to) = Bounds(page);
        return
            $"""
            SELECT {page.Key} FROM accounts a WHERE a.id IN (SELECT id FROM accounts WHERE username >= {from} AND username < {to}
                UNION SELECT id FROM accounts WHERE email_key >= {from} AND email_key < {to}) AND {page.Filter}
            """;
    }

    /// <summary>How many rows the indexes would find, counted up to <paramref name="most"/>; null where that costs as much as finding them.</summary>
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
