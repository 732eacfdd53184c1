using System.Globalization;
using Holdfast.Rego.Builtins.Families.Regexes;
using Holdfast.Rego.Builtins.Families.Strings;

namespace Holdfast.Rego.Builtins.Families.Globs;

/// <summary>
/// Reads globs: <c>*</c> and <c>?</c> stop at delimiters, <c>**</c> does not; classes in brackets, alternatives in braces, and a
/// backslash before what is meant as it stands. A glob matches whole texts.
/// </summary>
internal sealed class GlobParser
{
    private const int DeepestNesting = 100;
    private const int LongestGlob = 20_000;

    private readonly string _glob;
    private readonly CharSet _inside;
    private int _position;
    private int _depth;

    private GlobParser(string glob, CharSet delimiters) => (_glob, _inside) = (glob, delimiters.Complement());

    internal static string Key(string delimiters, string glob) => string.Create(CultureInfo.InvariantCulture, $"{delimiters.Length}:{delimiters}{glob}");

    /// <param name="key">What <see cref="Key"/> gives.</param>
    /// <exception cref="RegexSyntaxException">The glob is wrong.</exception>
    internal static RegexProgram Compile(string key)
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

    private RegexNode ParseSequence(bool inBraces)
    {
        var parts = new List<RegexNode>();
        while (_position < _glob.Length && !(inBraces && _glob[_position] is ',' or '}'))
            parts.Add(ParsePart());
        return new RegexNode.Sequence(parts);
    }

    private RegexNode ParsePart()
    {
        switch (_glob[_position])
        {
            case '*':
                var length = _glob.AsSpan(_position).IndexOfAnyExcept('*');
                length = length < 0 ? _glob.Length - _position : length;
                _position += length;
                return new RegexNode.Repeat(new RegexNode.One(length > 1 ? CharSet.Any : _inside), 0, -1, Lazy: false);
            case '?':
                _position++;
                return new RegexNode.One(_inside);
            case '[':
                return new RegexNode.One(ParseClass());
            case '{':
                return ParseAlternatives();
            default:
                return new RegexNode.One(CharSet.Of(TakeMember()));
        }
    }

    private RegexNode.Choice ParseAlternatives()
    {
        if (++_depth > DeepestNesting)
            throw new RegexSyntaxException("expression nests too deeply", _glob);
        var options = new List<RegexNode>();
        do
        {
            _position++;
            options.Add(ParseSequence(inBraces: true));
        }
        while (_position < _glob.Length && _glob[_position] == ',');
        if (_position >= _glob.Length)
            throw new RegexSyntaxException("unexpected end of input, missing closing }", _glob);
        _position++;
        _depth--;
        return new RegexNode.Choice(options);
    }

    private CharSet ParseClass()
    {
        _position++;
        var negated = _position < _glob.Length && _glob[_position] == '!';
        if (negated)
            _position++;
        var members = new List<CharSet>();
        while (_position < _glob.Length && (_glob[_position] != ']' || members.Count == 0))
        {
            var first = TakeMember();
            var last = first;
            if (_position + 1 < _glob.Length && _glob[_position] == '-' && _glob[_position + 1] != ']')
            {
                _position++;
                last = TakeMember();
            }
            if (last < first)
                throw new RegexSyntaxException("invalid character class range", _glob);
            members.Add(CharSet.Range(first, last));
        }
        if (_position >= _glob.Length)
            throw new RegexSyntaxException("unexpected end of input, missing closing ]", _glob);
        _position++;
        var set = CharSet.Union([.. members]);
        return negated ? set.Complement() : set;
    }

    private int TakeMember()
    {
        if (_glob[_position] == '\\' && _position + 1 < _glob.Length)
            _position++;
        var code = CodePoints.At(_glob, _position, out var width);
        _position += width;
        return code;
    }
}
