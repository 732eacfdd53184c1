using Holdfast.Rego.Builtins.Families.Strings;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>
/// Reads patterns in the syntax of RE2, which Go and Open Policy Agent use. Depth, repetition and length are bounded.
/// </summary>
internal sealed class RegexParser
{
    private const int MostRepetitions = 1000;
    private const int DeepestNesting = 200;
    internal const int LongestPattern = 20_000;

    private readonly string _pattern;
    private readonly List<string> _names = [""];
    private int _position;
    private int _depth;
    private RegexFlags _flags;

    private RegexParser(string pattern) => _pattern = pattern;

    private bool AtEnd => _position >= _pattern.Length;

    /// <summary>The tree, and the names of its groups, the first of which stands for the whole match.</summary>
    /// <exception cref="RegexSyntaxException">The pattern is wrong.</exception>
    internal static (RegexNode Root, string[] Names) Parse(string pattern)
    {
        if (pattern.Length > LongestPattern)
            throw new RegexSyntaxException("expression too large");
        var parser = new RegexParser(pattern);
        var root = parser.ParseChoice();
        if (!parser.AtEnd)
            throw new RegexSyntaxException("unexpected )", pattern);
        return (root, [.. parser._names]);
    }

    private RegexNode ParseChoice()
    {
        if (++_depth > DeepestNesting)
            throw new RegexSyntaxException("expression nests too deeply", _pattern);
        var options = new List<RegexNode> { ParseSequence() };
        while (TryTake('|'))
            options.Add(ParseSequence());
        _depth--;
        return options.Count == 1 ? options[0] : new RegexNode.Choice(options);
    }

    private RegexNode ParseSequence()
    {
        var parts = new List<RegexNode>();
        while (!AtEnd && _pattern[_position] is not ('|' or ')'))
        {
            var start = _position;
            if (_pattern.AsSpan(_position).StartsWith("\\Q"))
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

    private void ParseQuoted(List<RegexNode> parts)
    {
        _position += 2;
        var end = _pattern.IndexOf("\\E", _position, StringComparison.Ordinal);
        var stop = end < 0 ? _pattern.Length : end;
        while (_position < stop)
            parts.Add(Literal(TakeRune()));
        _position = end < 0 ? stop : end + 2;
    }

    /// <summary>One thing that may be repeated; null for a group that only sets flags.</summary>
    private RegexNode? ParseAtom()
    {
        switch (_pattern[_position])
        {
            case '(':
                return ParseGroup();
            case '[':
                return new RegexNode.One(ParseClass());
            case '.':
                _position++;
                return new RegexNode.One(Has(RegexFlags.DotMatchesLineEnd) ? CharSet.Any : CharSet.NotLineEnd);
            case '^':
                _position++;
                return new RegexNode.Assert(Has(RegexFlags.Multiline) ? RegexAssertion.LineStart : RegexAssertion.TextStart);
            case '$':
                _position++;
                return new RegexNode.Assert(Has(RegexFlags.Multiline) ? RegexAssertion.LineEnd : RegexAssertion.TextEnd);
            case '*' or '+' or '?':
                throw MissingArgument(_position);
            case '{' when RepeatReader.TryRead(_pattern, _position, out _, out _, out _):
                throw MissingArgument(_position);
            case '\\':
                return ParseEscape();
            default:
                return Literal(TakeRune());
        }
    }

    private RegexSyntaxException MissingArgument(int start)
    {
        var end = start + 1;
        if (_pattern[start] == '{')
            end = _pattern.IndexOf('}', start) + 1;
        while (end < _pattern.Length && _pattern[end] is '*' or '+' or '?')
            end++;
        return new RegexSyntaxException("missing argument to repetition operator", _pattern[start..Math.Min(end, _pattern.Length)]);
    }

    private RegexNode ParseRepeats(RegexNode atom, int start)
    {
        var (first, repeated) = (-1, false);
        while (!AtEnd)
        {
            var at = _position;
            if (!RepeatReader.TryRead(_pattern, _position, out var least, out var most, out var length))
                break;
            if (repeated)
                throw new RegexSyntaxException("invalid nested repetition operator", _pattern[first..(at + length)]);
            if (least > MostRepetitions || most > MostRepetitions || (most >= 0 && most < least))
                throw new RegexSyntaxException("invalid repeat count", _pattern.Substring(at, length));
            _position += length;
            var lazy = TryTake('?');
            atom = new RegexNode.Repeat(atom, least, most, lazy != Has(RegexFlags.Ungreedy));
            if (RepeatReader.Product(atom) > MostRepetitions)
                throw new RegexSyntaxException("invalid repeat count", _pattern[start.._position]);
            (first, repeated) = (at, true);
        }
        return atom;
    }

    private RegexNode? ParseGroup()
    {
        var start = _position++;
        var outer = _flags;
        var index = 0;
        if (!_pattern.AsSpan(_position).StartsWith("?"))
            index = AddGroup("");
        else if (GroupHeader.TryReadName(_pattern, _position, out var name, out var length))
        {
            if (_names.Contains(name))
                throw new RegexSyntaxException("duplicate capture group name", name);
            index = AddGroup(name);
            _position += length;
        }
        else
        {
            _flags = GroupHeader.ReadFlags(_pattern, ref _position, _flags);
            if (_pattern[_position - 1] == ')')
                return null;
        }
        var inner = ParseChoice();
        if (!TryTake(')'))
            throw new RegexSyntaxException("missing closing )", _pattern);
        _flags = outer;
        return index > 0 ? new RegexNode.Capture(inner, index) : inner;
    }

    private int AddGroup(string name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }

    private RegexNode ParseEscape()
    {
        if (_position + 1 >= _pattern.Length)
            throw new RegexSyntaxException("trailing backslash at end of expression", "");
        RegexAssertion? assertion = _pattern[_position + 1] switch
        {
            'A' => RegexAssertion.TextStart,
            'z' => RegexAssertion.TextEnd,
            'b' => RegexAssertion.WordBoundary,
            'B' => RegexAssertion.NoWordBoundary,
            _ => null,
        };
        if (assertion is { } kind)
        {
            _position += 2;
            return new RegexNode.Assert(kind);
        }
        if (ClassReader.TryReadEscapedClass(_pattern, ref _position, Has(RegexFlags.IgnoreCase), out var set))
            return new RegexNode.One(set);
        return Literal(ClassReader.ReadEscape(_pattern, ref _position));
    }

    private CharSet ParseClass() => ClassReader.Read(_pattern, ref _position, Has(RegexFlags.IgnoreCase));

    private RegexNode.One Literal(int code) =>
        new(Has(RegexFlags.IgnoreCase) ? CaseFolding.Close(CharSet.Of(code)) : CharSet.Of(code));

    private int TakeRune()
    {
        var code = CodePoints.At(_pattern, _position, out var width);
        _position += width;
        return code;
    }

    private bool TryTake(char expected)
    {
        if (AtEnd || _pattern[_position] != expected)
            return false;
        _position++;
        return true;
    }

    private bool Has(RegexFlags flag) => (_flags & flag) != 0;
}
