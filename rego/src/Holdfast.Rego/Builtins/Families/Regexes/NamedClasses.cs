using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>The character classes that have a name: <c>[:alpha:]</c> and <c>\p{Lu}</c>.</summary>
static class NamedClasses
{
    static readonly Dictionary<string, CharSet> Posix = new()
    {
        ["alnum"] = CharSet.Union(CharSet.Range('0', '9'), CharSet.Range('A', 'Z'), CharSet.Range('a', 'z')),
        ["alpha"] = CharSet.Union(CharSet.Range('A', 'Z'), CharSet.Range('a', 'z')),
        ["ascii"] = CharSet.Range(0, 0x7F),
        ["blank"] = CharSet.Union(CharSet.Of('\t'), CharSet.Of(' ')),
        ["cntrl"] = CharSet.Union(CharSet.Range(0, 0x1F), CharSet.Of(0x7F)),
        ["digit"] = CharSet.Digits,
        ["graph"] = CharSet.Range('!', '~'),
        ["lower"] = CharSet.Range('a', 'z'),
        ["print"] = CharSet.Range(' ', '~'),
        ["punct"] = CharSet.Union(CharSet.Range('!', '/'), CharSet.Range(':', '@'), CharSet.Range('[', '`'), CharSet.Range('{', '~')),
        ["space"] = CharSet.Union(CharSet.Range('\t', '\r'), CharSet.Of(' ')),
        ["upper"] = CharSet.Range('A', 'Z'),
        ["word"] = CharSet.Words,
        ["xdigit"] = CharSet.Union(CharSet.Range('0', '9'), CharSet.Range('A', 'F'), CharSet.Range('a', 'f')),
    };

    static readonly Dictionary<string, UnicodeCategory[]> Categories = new()
    {
        ["L"] = [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter],
        ["Lu"] = [UnicodeCategory.UppercaseLetter],
        ["Ll"] = [UnicodeCategory.LowercaseLetter],
        ["Lt"] = [UnicodeCategory.TitlecaseLetter],
        ["Lm"] = [UnicodeCategory.ModifierLetter],
        ["Lo"] = [UnicodeCategory.OtherLetter],
        ["M"] = [UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark],
        ["Mn"] = [UnicodeCategory.NonSpacingMark],
        ["Mc"] = [UnicodeCategory.SpacingCombiningMark],
        ["Me"] = [UnicodeCategory.EnclosingMark],
        ["N"] = [UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber],
        ["Nd"] = [UnicodeCategory.DecimalDigitNumber],
        ["Nl"] = [UnicodeCategory.LetterNumber],
        ["No"] = [UnicodeCategory.OtherNumber],
        ["P"] =
        [
            UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation,
            UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation,
        ],
        ["Pc"] = [UnicodeCategory.ConnectorPunctuation],
        ["Pd"] = [UnicodeCategory.DashPunctuation],
        ["Ps"] = [UnicodeCategory.OpenPunctuation],
        ["Pe"] = [UnicodeCategory.ClosePunctuation],
        ["Pi"] = [UnicodeCategory.InitialQuotePunctuation],
        ["Pf"] = [UnicodeCategory.FinalQuotePunctuation],
        ["Po"] = [UnicodeCategory.OtherPunctuation],
        ["S"] = [UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol],
        ["Sm"] = [UnicodeCategory.MathSymbol],
        ["Sc"] = [UnicodeCategory.CurrencySymbol],
        ["Sk"] = [UnicodeCategory.ModifierSymbol],
        ["So"] = [UnicodeCategory.OtherSymbol],
        ["Z"] = [UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator],
        ["Zs"] = [UnicodeCategory.SpaceSeparator],
        ["Zl"] = [UnicodeCategory.LineSeparator],
        ["Zp"] = [UnicodeCategory.ParagraphSeparator],
        ["C"] = [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse],
        ["Cc"] = [UnicodeCategory.Control],
        ["Cf"] = [UnicodeCategory.Format],
        ["Cs"] = [UnicodeCategory.Surrogate],
        ["Co"] = [UnicodeCategory.PrivateUse],
    };

    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, CharSet> Built = new();

    public static CharSet? FindPosix(string name) => Posix.GetValueOrDefault(name);

    /// <summary>A general category, or null; scripts are not known here.</summary>
    public static CharSet? FindUnicode(string name)
    {
        if (name == "Any")
            return CharSet.Any;
        return Categories.TryGetValue(name, out var categories) ? Built.GetOrAdd(name, _ => Build(categories)) : null;
    }

    static CharSet Build(UnicodeCategory[] categories)
    {
        var ranges = new List<(int First, int Last)>();
        for (var code = 0; code <= CharSet.Last; code++)
        {
            if (!categories.Contains(CharUnicodeInfo.GetUnicodeCategory(code)))
                continue;
            if (ranges.Count > 0 && ranges[^1].Last == code - 1)
                ranges[^1] = (ranges[^1].First, code);
            else
                ranges.Add((code, code));
        }
        return CharSet.Normalize(ranges);
    }
}
