using System.Text;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Places in a text, counted in code points.</summary>
static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (Rune _ in text.EnumerateRunes())
            count++;
        return count;
    }

    /// <summary>The index behind this many code points from the start, at most the end.</summary>
    public static int Skip(string text, int start, long count)
    {
        while (count-- > 0 && start < text.Length)
            start += Width(text, start);
        return start;
    }

    public static int Width(string text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;

    /// <summary>The code point at an index; half a pair counts as U+FFFD.</summary>
    public static int At(string text, int index, out int width)
    {
        Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out width);
        return rune.Value;
    }
}
