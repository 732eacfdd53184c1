using Holdfast.Rego.Builtins.Families.Strings;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>
/// Reads patterns in the syntax of RE2, which Go and Open Policy Agent use. Depth, repetition and length are bounded.
/// </summary>
sealed class RegexParser
{
    const int MostRepetitions = 1000;
    const int DeepestNesting = 200;
    public const int LongestPattern = 20_000;

    readonly string pattern;
    readonly List<string> names = [""];
    int position;
    int depth;
    RegexFlags flags;

    RegexParser(string pattern) => this.pattern = pattern;

    bool AtEnd => position >= pattern.Length;

    /// <summary>The tree, and the names of its groups, the first of which stands for the whole match.</summary>
    /// <exception cref="RegexSyntaxException">The pattern is wrong.</exception>
    public static (RegexNode Root, string[] Names) Parse(string pattern)
    {
        if (pattern.Length > LongestPattern)
            throw new RegexSyntaxException("expression too large");
        var parser = new RegexParser(pattern);
        var root = parser.ParseChoice();
        if (!parser.AtEnd)
            throw new RegexSyntaxException("unexpected )", pattern);
        return (root, [.. parser.names]);
    }

    RegexNode ParseChoice()
    {
        if (++depth > DeepestNesting)
            throw new RegexSyntaxException("expression nests too deeply", pattern);
        var options = new List<RegexNode> { ParseSequence() };
        while (TryTake('|'))
            options.Add(ParseSequence());
        depth--;
        return options.Count == 1 ? options[0] : new RegexNode.Choice(options);
    }

    RegexNode ParseSequence()
    {
        var parts = new List<RegexNode>();
        while (!AtEnd && pattern[position] is not ('|' or ')'))
        {
            var start = position;
            if (pattern.AsSpan(position).StartsWith("\\Q"))
                ParseQuoted(parts);
            else if (ParseAtom() is { } atom)
                parts.Add(atom);
            else
                continue;
            if (parts.Count > 0)
                parts[^1] = ParseRepeats(parts[^1], start);
        }
        return parts.Count == 1 ? parts[0] : new RegexNode.Sequence(parts);
    }

    void ParseQuoted(List<RegexNode> parts)
    {
        position += 2;
        var end = pattern.IndexOf("\\E", position, StringComparison.Ordinal);
        var stop = end < 0 ? pattern.Length : end;
        while (position < stop)
            parts.Add(Literal(TakeRune()));
        position = end < 0 ? stop : end + 2;
    }

    /// <summary>One thing that may be repeated; null for a group that only sets flags.</summary>
    RegexNode? ParseAtom()
    {
        switch (pattern[position])
        {
            case '(':
                return ParseGroup();
            case '[':
                return new RegexNode.One(ParseClass());
            case '.':
                position++;
                return new RegexNode.One(Has(RegexFlags.DotMatchesLineEnd) ? CharSet.Any : CharSet.NotLineEnd);
            case '^':
                position++;
                return new RegexNode.Assert(Has(RegexFlags.Multiline) ? RegexAssertion.LineStart : RegexAssertion.TextStart);
            case '$':
                position++;
                return new RegexNode.Assert(Has(RegexFlags.Multiline) ? RegexAssertion.LineEnd : RegexAssertion.TextEnd);
            case '*' or '+' or '?':
                throw MissingArgument(position);
            case '{' when RepeatReader.TryRead(pattern, position, out _, out _, out _):
                throw MissingArgument(position);
            case '\\':
                return ParseEscape();
            default:
                return Literal(TakeRune());
        }
    }

    RegexSyntaxException MissingArgument(int start)
    {
        var end = start + 1;
        if (pattern[start] == '{')
            end = pattern.IndexOf('}', start) + 1;
        while (end < pattern.Length && pattern[end] is '*' or '+' or '?')
            end++;
        return new RegexSyntaxException("missing argument to repetition operator", pattern[start..Math.Min(end, pattern.Length)]);
    }

    RegexNode ParseRepeats(RegexNode atom, int start)
    {
        var (first, repeated) = (-1, false);
        while (!AtEnd)
        {
            var at = position;
            if (!RepeatReader.TryRead(pattern, position, out var least, out var most, out var length))
                break;
            if (repeated)
                throw new RegexSyntaxException("invalid nested repetition operator", pattern[first..(at + length)]);
            if (least > MostRepetitions || most > MostRepetitions || (most >= 0 && most < least))
                throw new RegexSyntaxException("invalid repeat count", pattern.Substring(at, length));
            position += length;
            var lazy = TryTake('?');
            atom = new RegexNode.Repeat(atom, least, most, lazy != Has(RegexFlags.Ungreedy));
            if (RepeatReader.Product(atom) > MostRepetitions)
                throw new RegexSyntaxException("invalid repeat count", pattern[start..position]);
            (first, repeated) = (at, true);
        }
        return atom;
    }

    RegexNode? ParseGroup()
    {
        var start = position++;
        var outer = flags;
        var index = 0;
        if (!pattern.AsSpan(position).StartsWith("?"))
        {
            index = AddGroup("");
        }
        else if (GroupHeader.TryReadName(pattern, position, out var name, out var length))
        {
            if (names.Contains(name))
                throw new RegexSyntaxException("duplicate capture group name", name);
            index = AddGroup(name);
            position += length;
        }
        else
        {
            flags = GroupHeader.ReadFlags(pattern, ref position, flags);
            if (pattern[position - 1] == ')')
                return null;
        }
        var inner = ParseChoice();
        if (!TryTake(')'))
            throw new RegexSyntaxException("missing closing )", pattern);
        flags = outer;
        return index > 0 ? new RegexNode.Capture(inner, index) : inner;
    }

    int AddGroup(string name)
    {
        names.Add(name);
        return names.Count - 1;
    }

    RegexNode ParseEscape()
    {
        if (position + 1 >= pattern.Length)
            throw new RegexSyntaxException("trailing backslash at end of expression", "");
        RegexAssertion? assertion = pattern[position + 1] switch
        {
            'A' => RegexAssertion.TextStart,
            'z' => RegexAssertion.TextEnd,
            'b' => RegexAssertion.WordBoundary,
            'B' => RegexAssertion.NoWordBoundary,
            _ => null,
        };
        if (assertion is { } kind)
        {
            position += 2;
            return new RegexNode.Assert(kind);
        }
        if (ClassReader.TryReadEscapedClass(pattern, ref position, Has(RegexFlags.IgnoreCase), out var set))
            return new RegexNode.One(set);
        return Literal(ClassReader.ReadEscape(pattern, ref position));
    }

    CharSet ParseClass() => ClassReader.Read(pattern, ref position, Has(RegexFlags.IgnoreCase));

    RegexNode.One Literal(int code) =>
        new(Has(RegexFlags.IgnoreCase) ? CaseFolding.Close(CharSet.Of(code)) : CharSet.Of(code));

    int TakeRune()
    {
        var code = CodePoints.At(pattern, position, out var width);
        position += width;
        return code;
    }

    bool TryTake(char expected)
    {
        if (AtEnd || pattern[position] != expected)
            return false;
        position++;
        return true;
    }

    bool Has(RegexFlags flag) => (flags & flag) != 0;
}
