using System.Globalization;
using System.Text;

namespace Holdfast.Rego.Syntax.Lexing;

/// <summary>Reads what stands between quotes: strings with escapes and the texts of templates.</summary>
sealed class StringReading(string text, int position, Func<string, SyntaxException> fault)
{
    readonly StringBuilder value = new();

    /// <summary>The offset behind what was read.</summary>
    public int Position => position;

    public string Quoted()
    {
        while (true)
        {
            var c = Take();
            if (c == '"')
                return value.ToString();
            if (c == '\n')
                throw fault("non-terminated string");
            if (c == '\\')
                Escape(Take(), inTemplate: false);
            else
                value.Append(c);
        }
    }

    public string TemplatePart(bool raw, out bool ended)
    {
        while (true)
        {
            var c = Take();
            ended = c == (raw ? '`' : '"');
            if (ended || c == '{')
                return value.ToString();
            if (!raw && c == '\n')
                throw fault("non-terminated string");
            if (c != '\\')
                value.Append(c);
            else if (!raw)
                Escape(Take(), inTemplate: true);
            else
                RawEscape();
        }
    }

    char Take() => position < text.Length ? text[position++] : throw fault("non-terminated string");

    void RawEscape()
    {
        if (position < text.Length && text[position] == '{')
            value.Append(Take());
        else
            value.Append('\\');
    }

    void Escape(char letter, bool inTemplate)
    {
        switch (letter)
        {
            case '"' or '\\' or '/':
                value.Append(letter);
                break;
            case '{' or '}' when inTemplate:
                value.Append(letter);
                break;
            case 'u':
                value.Append(CodeUnit());
                break;
            default:
                value.Append(Control(letter));
                break;
        }
    }

    char Control(char letter) => letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => throw fault("illegal escape sequence"),
    };

    /// <summary>A unit given as four hexadecimal digits; halves of pairs that stand alone become U+FFFD.</summary>
    string CodeUnit()
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

    char Hexadecimal()
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
