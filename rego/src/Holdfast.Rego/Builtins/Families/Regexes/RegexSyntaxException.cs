using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>A pattern is wrong. Never leaves the functions on patterns.</summary>
sealed class RegexSyntaxException(string message) : Exception($"error parsing regexp: {message}")
{
    const int LongestExcerpt = 100;

    public RegexSyntaxException(string message, string excerpt) : this($"{message}: `{Shorten(excerpt)}`") { }

    static string Shorten(string text) => text.Length <= LongestExcerpt ? text : QuotedText.Of(text[..LongestExcerpt])[1..^1] + "…";
}
