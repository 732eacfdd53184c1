using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Holdfast.Rego.Builtins.Families.Strings;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Reads character classes and escapes.</summary>
static class ClassReader
{
    /// <summary>Reads a class in brackets.</summary>
    public static CharSet Read(string pattern, ref int position, bool ignoreCase)
    {
        var start = position++;
        var negated = position < pattern.Length && pattern[position] == '^';
        if (negated)
            position++;
        var parts = new List<CharSet>();
        for (var first = true; position >= pattern.Length || pattern[position] != ']' || first; first = false)
        {
            if (position >= pattern.Length)
                throw new RegexSyntaxException("missing closing ]", pattern[start..]);
            if (!first && pattern[position] == '-' && !(position + 1 < pattern.Length && pattern[position + 1] == ']'))
                RejectBareRange(pattern, position);
            parts.Add(ReadPart(pattern, ref position, ignoreCase));
        }
        position++;
        var set = CharSet.Union([.. parts]);
        return negated ? set.Complement() : set;
    }

    static void RejectBareRange(string pattern, int position)
    {
        var length = position + 1 < pattern.Length ? 1 + CodePoints.Width(pattern, position + 1) : 1;
        throw new RegexSyntaxException("invalid character class range", pattern.Substring(position, length));
    }

    static CharSet ReadPart(string pattern, ref int position, bool ignoreCase)
    {
        if (pattern.AsSpan(position).StartsWith("[:") && pattern.IndexOf(":]", position + 2, StringComparison.Ordinal) is >= 0 and var close)
            return ReadPosix(pattern, ref position, close, ignoreCase);
        if (TryReadEscapedClass(pattern, ref position, ignoreCase, out var named))
            return named;
        var start = position;
        var low = ReadMember(pattern, ref position);
        var high = low;
        if (position + 1 < pattern.Length && pattern[position] == '-' && pattern[position + 1] != ']')
        {
            position++;
            high = ReadMember(pattern, ref position);
            if (high < low)
                throw new RegexSyntaxException("invalid character class range", pattern[start..position]);
        }
        var range = CharSet.Range(low, high);
        return ignoreCase ? CaseFolding.Close(range) : range;
    }

    static CharSet ReadPosix(string pattern, ref int position, int close, bool ignoreCase)
    {
        var name = pattern[(position + 2)..close];
        var negated = name.StartsWith('^');
        var whole = pattern[position..(close + 2)];
        var set = NamedClasses.FindPosix(negated ? name[1..] : name) ?? throw new RegexSyntaxException("invalid character class range", whole);
        position = close + 2;
        if (ignoreCase)
            set = CaseFolding.Close(set);
        return negated ? set.Complement() : set;
    }

    static int ReadMember(string pattern, ref int position)
    {
        if (position >= pattern.Length)
            throw new RegexSyntaxException("missing closing ]", pattern);
        if (pattern[position] == '\\')
            return ReadEscape(pattern, ref position);
        var code = CodePoints.At(pattern, position, out var width);
        position += width;
        return code;
    }

    /// <summary>Reads <c>\d \w \s \p{…}</c> and their opposites.</summary>
    public static bool TryReadEscapedClass(string pattern, ref int position, bool ignoreCase, [NotNullWhen(true)] out CharSet? set)
    {
        set = null;
        if (pattern[position] != '\\' || position + 1 >= pattern.Length)
            return false;
        var letter = pattern[position + 1];
        if (letter is 'p' or 'P')
        {
            set = ReadUnicode(pattern, ref position, ignoreCase);
            return true;
        }
        set = char.ToLowerInvariant(letter) switch
        {
            'd' => CharSet.Digits,
            'w' => CharSet.Words,
            's' => CharSet.Spaces,
            _ => null,
        };
        if (set is null)
            return false;
        position += 2;
        if (char.IsAsciiLetterUpper(letter))
            set = set.Complement();
        return true;
    }

    static CharSet ReadUnicode(string pattern, ref int position, bool ignoreCase)
    {
        var start = position;
        var negated = pattern[position + 1] == 'P';
        position += 2;
        if (position >= pattern.Length)
            throw new RegexSyntaxException("invalid character class range", pattern[start..]);
        string name;
        if (pattern[position] != '{')
        {
            name = pattern.Substring(position, CodePoints.Width(pattern, position));
            position += name.Length;
        }
        else
        {
            var close = pattern.IndexOf('}', position);
            if (close < 0)
                throw new RegexSyntaxException("invalid character class range", pattern[start..]);
            name = pattern[(position + 1)..close];
            position = close + 1;
        }
        if (name.StartsWith('^'))
            (name, negated) = (name[1..], !negated);
        var set = NamedClasses.FindUnicode(name) ?? throw new RegexSyntaxException("invalid character class range", pattern[start..position]);
        if (ignoreCase)
            set = CaseFolding.Close(set);
        return negated ? set.Complement() : set;
    }

    /// <summary>Reads an escape that stands for one character.</summary>
    public static int ReadEscape(string pattern, ref int position)
    {
        var start = position++;
        if (position >= pattern.Length)
            throw new RegexSyntaxException("trailing backslash at end of expression", "");
        var code = CodePoints.At(pattern, position, out var width);
        position += width;
        switch (code)
        {
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'x' when TryReadHex(pattern, ref position, out var hex):
                return hex;
            case '0':
            case >= '1' and <= '7' when position < pattern.Length && pattern[position] is >= '0' and <= '7':
                return ReadOctal(pattern, code, ref position);
            case < 0x80 when !char.IsAsciiLetterOrDigit((char)code):
                return code;
            default:
                throw new RegexSyntaxException("invalid escape sequence", pattern[start..position]);
        }
    }

    static int ReadOctal(string pattern, int first, ref int position)
    {
        var code = first - '0';
        for (var i = 1; i < 3 && position < pattern.Length && pattern[position] is >= '0' and <= '7'; i++)
            code = code * 8 + (pattern[position++] - '0');
        return code;
    }

    static bool TryReadHex(string pattern, ref int position, out int code)
    {
        code = 0;
        var rest = pattern.AsSpan(position);
        var braced = rest.StartsWith("{");
        var digits = braced ? rest.IndexOf('}') is >= 0 and var close ? rest[1..close] : [] : rest[..Math.Min(2, rest.Length)];
        if (digits.Length is 0 or > 8 || (!braced && digits.Length != 2) || digits.ContainsAnyExcept("0123456789abcdefABCDEF"))
            return false;
        var value = uint.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (value > CharSet.Last)
            return false;
        code = (int)value;
        position += digits.Length + (braced ? 2 : 0);
        return true;
    }
}
