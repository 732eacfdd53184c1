namespace Holdfast.Accounts;

/// <summary>Some accounts, a few of them by name. The text form is a list for people.</summary>
/// <param name="Names">The names of the first, at most <see cref="Most"/>.</param>
/// <param name="Count">How many there are.</param>
public sealed record NamedFew(IReadOnlyList<string> Names, int Count)
{
    /// <summary>The most names.</summary>
    public const int Most = 3;

    /// <summary>Both together.</summary>
    public static NamedFew operator +(NamedFew one, NamedFew other) => new([.. one.Names.Concat(other.Names).Take(Most)], one.Count + other.Count);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Names) + (Count > Names.Count ? $" and {Count - Names.Count} more" : "");
}
