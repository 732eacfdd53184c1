using System.Globalization;
using Holdfast.Rego.Builtins.Families.Regexes;
using Holdfast.Rego.Builtins.Families.Strings;

namespace Holdfast.Rego.Builtins.Families.Globs;

/// <summary>
/// Reads globs: <c>*</c> and <c>?</c> stop at delimiters, <c>**</c> does not; classes in brackets, alternatives in braces, and a
/// backslash before what is meant as it stands. A glob matches whole texts.
/// </summary>
sealed class GlobParser
{
    const int DeepestNesting = 100;
    const int LongestGlob = 20_000;

    readonly string glob;
    readonly CharSet inside;
    int position;
    int depth;

    GlobParser(string glob, CharSet delimiters) => (this.glob, inside) = (glob, delimiters.Complement());

    public static string Key(string delimiters, string glob) => string.Create(CultureInfo.InvariantCulture, $"{delimiters.Length}:{delimiters}{glob}");

    /// <param name="key">What <see cref="Key"/> gives.</param>
    /// <exception cref="RegexSyntaxException">The glob is wrong.</exception>
    public static RegexProgram Compile(string key)
    {
        if (key.Length > LongestGlob)
            throw new RegexSyntaxException("expression too large");
        var start = key.IndexOf(':') + 1;
        var end = start + int.Parse(key.AsSpan(0, start - 1), CultureInfo.InvariantCulture);
        var delimiters = CharSet.Union([.. key[start..end].EnumerateRunes().Select(rune => CharSet.Of(rune.Value))]);
        var parser = new GlobParser(key[end..], delimiters);
        var root = parser.ParseSequence(inBraces: false);
        return RegexProgram.Of(new RegexNode.Sequence([new RegexNode.Assert(RegexAssertion.TextStart), root, new RegexNode.Assert(RegexAssertion.TextEnd)]));
    }

    RegexNode ParseSequence(bool inBraces)
    {
        var parts = new List<RegexNode>();
        while (position < glob.Length && !(inBraces && glob[position] is ',' or '}'))
            parts.Add(ParsePart());
        return new RegexNode.Sequence(parts);
    }

    RegexNode ParsePart()
    {
        switch (glob[position])
        {
            case '*':
                var length = glob.AsSpan(position).IndexOfAnyExcept('*');
                length = length < 0 ? glob.Length - position : length;
                position += length;
                return new RegexNode.Repeat(new RegexNode.One(length > 1 ? CharSet.Any : inside), 0, -1, Lazy: false);
            case '?':
                position++;
                return new RegexNode.One(inside);
            case '[':
                return new RegexNode.One(ParseClass());
            case '{':
                return ParseAlternatives();
            default:
                return new RegexNode.One(CharSet.Of(TakeMember()));
        }
    }

    RegexNode.Choice ParseAlternatives()
    {
        if (++depth > DeepestNesting)
            throw new RegexSyntaxException("expression nests too deeply", glob);
        var options = new List<RegexNode>();
        do
        {
            position++;
            options.Add(ParseSequence(inBraces: true));
        }
        while (position < glob.Length && glob[position] == ',');
        if (position >= glob.Length)
            throw new RegexSyntaxException("unexpected end of input, missing closing }", glob);
        position++;
        depth--;
        return new RegexNode.Choice(options);
    }

    CharSet ParseClass()
    {
        position++;
        var negated = position < glob.Length && glob[position] == '!';
        if (negated)
            position++;
        var members = new List<CharSet>();
        while (position < glob.Length && (glob[position] != ']' || members.Count == 0))
        {
            var first = TakeMember();
            var last = first;
            if (position + 1 < glob.Length && glob[position] == '-' && glob[position + 1] != ']')
            {
                position++;
                last = TakeMember();
            }
            if (last < first)
                throw new RegexSyntaxException("invalid character class range", glob);
            members.Add(CharSet.Range(first, last));
        }
        if (position >= glob.Length)
            throw new RegexSyntaxException("unexpected end of input, missing closing ]", glob);
        position++;
        var set = CharSet.Union([.. members]);
        return negated ? set.Complement() : set;
    }

    int TakeMember()
    {
        if (glob[position] == '\\' && position + 1 < glob.Length)
            position++;
        var code = CodePoints.At(glob, position, out var width);
        position += width;
        return code;
    }
}
