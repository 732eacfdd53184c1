using System.Globalization;

namespace Holdfast.AspNetCore.Requests;

/// <summary>Text of a path as it may stand in a sentence: bounded, without control or formatting characters.</summary>
static class PathText
{
    const int Longest = 64;

    public static string Printable(string text) => string.Concat(text.Take(Longest).Select(c =>
        char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '?' : c));
}
