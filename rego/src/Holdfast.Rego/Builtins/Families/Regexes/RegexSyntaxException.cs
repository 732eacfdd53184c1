using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>A pattern is wrong. Never leaves the functions on patterns.</summary>
internal sealed class RegexSyntaxException : Exception
{
    private const int LongestExcerpt = 100;

    internal RegexSyntaxException(string message) : base($"error parsing regexp: {message}") { }

    internal RegexSyntaxException(string message, string excerpt) : this($"{message}: `{Shorten(excerpt)}`") { }

    private static string Shorten(string text) => text.Length <= LongestExcerpt ? text : QuotedText.Of(text[..LongestExcerpt])[1..^1] + "…";
}
