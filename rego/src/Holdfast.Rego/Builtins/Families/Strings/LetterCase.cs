namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Maps letter by letter, without regard to language. Three letters differ from what the platform does.</summary>
internal static class LetterCase
{
    private const char CapitalDottedI = '\u0130';
    private const char SmallDotlessI = '\u0131';
    private const char SmallLongS = '\u017F';

    internal static string Lower(string text) => text.ToLowerInvariant().Replace(CapitalDottedI, 'i');

    internal static string Upper(string text) => text.ToUpperInvariant().Replace(SmallDotlessI, 'I').Replace(SmallLongS, 'S');
}
