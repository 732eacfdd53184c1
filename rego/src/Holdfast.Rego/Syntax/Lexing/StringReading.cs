using System.Globalization;
using System.Text;

namespace Holdfast.Rego.Syntax.Lexing;

/// <summary>Reads what stands between quotes: strings with escapes and the texts of templates.</summary>
internal sealed class StringReading(string text, int position, Func<string, SyntaxException> fault)
{
    private readonly StringBuilder _value = new();

    /// <summary>The offset behind what was read.</summary>
    internal int Position => position;

    internal string Quoted()
    {
        while (true)
        {
            var c = Take();
            if (c == '"')
                return _value.ToString();
            if (c == '\n')
                throw fault("non-terminated string");
            if (c == '\\')
                Escape(Take(), inTemplate: false);
            else
                _value.Append(c);
        }
    }

    internal string TemplatePart(bool raw, out bool ended)
    {
        while (true)
        {
            var c = Take();
            ended = c == (raw ? '`' : '"');
            if (ended || c == '{')
                return _value.ToString();
            if (!raw && c == '\n')
                throw fault("non-terminated string");
            if (c != '\\')
                _value.Append(c);
            else if (!raw)
                Escape(Take(), inTemplate: true);
            else
                RawEscape();
        }
    }

    private char Take() => position < text.Length ? text[position++] : throw fault("non-terminated string");

    private void RawEscape()
    {
        if (position < text.Length && text[position] == '{')
            _value.Append(Take());
        else
            _value.Append('\\');
    }

    private void Escape(char letter, bool inTemplate)
    {
        switch (letter)
        {
            case '"' or '\\' or '/':
                _value.Append(letter);
                break;
            case '{' or '}' when inTemplate:
                _value.Append(letter);
                break;
            case 'u':
                _value.Append(CodeUnit());
                break;
            default:
                _value.Append(Control(letter));
                break;
        }
    }

    private char Control(char letter) => letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => throw fault("illegal escape sequence"),
    };

    /// <summary>A unit given as four hexadecimal digits; halves of pairs that stand alone become U+FFFD.</summary>
    private string CodeUnit()
    {
        var unit = Hexadecimal();
        if (!char.IsSurrogate(unit))
            return unit.ToString();
        if (char.IsHighSurrogate(unit) && text.AsSpan(position).StartsWith("\\u"))
        {
            var mark = position;
            position += 2;
            var second = Hexadecimal();
            if (char.IsLowSurrogate(second))
                return new string([unit, second]);
            position = mark;
        }
        return "\uFFFD";
    }

    private char Hexadecimal()
    {
        if (position + 4 > text.Length ||
            !ushort.TryParse(text.AsSpan(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw fault("illegal escape sequence");
        }
        position += 4;
        return (char)unit;
    }
}
