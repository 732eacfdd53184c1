namespace Holdfast.Rego.Texts;

/// <summary>Compares texts by code point, which is also the order of their UTF-8 bytes.</summary>
sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var same = left.CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
            return left.Length.CompareTo(right.Length);
        return Rank(left[same]).CompareTo(Rank(right[same]));
    }

    int IComparer<string>.Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    // Surrogates stand for code points above everything else, yet lie below U+E000 as UTF-16 units.
    static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
