using System.Globalization;

namespace Holdfast.Storage.Sql;

/// <summary>Where the SQL of the engines differs.</summary>
abstract class Dialect
{
    /// <summary>The word that opens comments for this engine in migrations.</summary>
    public abstract string Name { get; }

    /// <summary>An expression for the clock in microseconds; see <see cref="IDatabase.Time"/>.</summary>
    public abstract string Clock { get; }

    /// <summary>The locks of authority, in the order in which they are taken; none where beginning to write is the lock.</summary>
    public virtual IReadOnlyList<NamedLock> AuthorityLocks => [];

    /// <summary>How many rows one statement may write, largest first, down to one.</summary>
    public abstract IReadOnlyList<int> RowsPerStatement { get; }

    /// <summary>Whether a column equals one of the uuids in a parameter.</summary>
    public abstract string IsAnyOf(string column, int parameter);

    /// <summary>Whether a text contains the text of a parameter.</summary>
    public abstract string Contains(string column, int parameter);

    /// <summary>Accounts, as <c>a</c>, beside the index that finds them by an infix.</summary>
    public abstract string AccountsByInfix { get; }

    /// <summary>The condition that belongs to <see cref="AccountsByInfix"/>; the parameter comes from <see cref="InfixPattern"/>.</summary>
    public abstract string HasInfix(int parameter);

    /// <summary>The parameter of <see cref="HasInfix"/> for a text.</summary>
    public abstract string InfixPattern(string text);

    /// <summary>
    /// Counts up to <c>$2</c> rows that the infix index finds for <c>$1</c>; null where that costs as much as finding all.
    /// </summary>
    public abstract string? CountByInfix { get; }

    /// <summary>Answers a row when there is a schema of ours.</summary>
    public abstract string FindSchema { get; }

    /// <summary>The names of the triggers that are there and cannot be skipped.</summary>
    public abstract string LiveTriggers { get; }

    /// <summary>How indexes are made to forget what was deleted from them; null where they do by themselves.</summary>
    public virtual Scrubbing? Scrubbing => null;

    /// <summary>
    /// A statement that makes the engine's journal forget what was deleted, outside any transaction; null where that is the operator's.
    /// </summary>
    public virtual string? AfterErasure => null;

    /// <summary>The parameter's place in a statement.</summary>
    public static string Place(int parameter) => "$" + parameter.ToString(CultureInfo.InvariantCulture);
}
