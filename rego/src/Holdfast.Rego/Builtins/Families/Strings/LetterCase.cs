namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Maps letter by letter, without regard to language. Three letters differ from what the platform does.</summary>
static class LetterCase
{
    const char CapitalDottedI = '\u0130';
    const char SmallDotlessI = '\u0131';
    const char SmallLongS = '\u017F';

    public static string Lower(string text) => text.ToLowerInvariant().Replace(CapitalDottedI, 'i');

    public static string Upper(string text) => text.ToUpperInvariant().Replace(SmallDotlessI, 'I').Replace(SmallLongS, 'S');
}
