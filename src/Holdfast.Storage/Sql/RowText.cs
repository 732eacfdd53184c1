using System.Collections.Concurrent;

namespace Holdfast.Storage.Sql;

/// <summary>The text of a statement about one row or one account, and its forms for many at once.</summary>
/// <param name="one">The text for one.</param>
/// <param name="many">The text for so many, each with parameters like those of one.</param>
sealed class RowText(string one, Func<int, string> many)
{
    readonly ConcurrentDictionary<int, string> made = new();

    public string One => one;

    public string Of(int rows) => made.GetOrAdd(rows, many);

    /// <summary>A text with the time as its first parameter, which all share, and the account as its second, in <c>= $2</c>.</summary>
    public static RowText OfAccounts(string one) => new(one, accounts =>
        one.Replace("= $2", $"IN ({string.Join(", ", Enumerable.Range(1, accounts).Select(account => Dialect.Place(account * 2)))})", StringComparison.Ordinal));
}
