using System.Globalization;
using System.Text;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>Reads what follows a backslash in double quotes.</summary>
static class YamlEscapes
{
    public static void Read(YamlCursor cursor, StringBuilder text)
    {
        var letter = cursor.Following;
        cursor.Position += 2;
        if (letter is '\n' or '\r')
        {
            cursor.Position--;
            cursor.TakeLineEnd();
            cursor.SkipSpaces();
            return;
        }
        var digits = letter switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits > 0)
            text.Append(ReadCode(cursor, digits));
        else
            text.Append(Simple(letter) ?? throw cursor.Fault("found unknown escape character"));
    }

    static string ReadCode(YamlCursor cursor, int digits)
    {
        var code = cursor.Text.AsSpan(cursor.Position, Math.Min(digits, cursor.Text.Length - cursor.Position));
        if (code.Length < digits || !int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || !Rune.IsValid(value))
            throw cursor.Fault("found invalid Unicode character escape code");
        cursor.Position += digits;
        return new Rune(value).ToString();
    }

    static string? Simple(char letter) => letter switch
    {
        '0' => "\0",
        'a' => "\a",
        'b' => "\b",
        't' or '\t' => "\t",
        'n' => "\n",
        'v' => "\v",
        'f' => "\f",
        'r' => "\r",
        'e' => "\e",
        ' ' or '"' or '\\' or '/' => letter.ToString(),
        'N' => "\u0085",
        '_' => "\u00A0",
        'L' => "\u2028",
        'P' => "\u2029",
        _ => null,
    };
}
