using System.Globalization;
using System.Text;

namespace Holdfast.Rego.Syntax.Printing;

/// <summary>Writes texts with the escapes that Rego's strings have.</summary>
static class StringLiteral
{
    /// <summary>The text between the quotes.</summary>
    public static string Body(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
            text.Append(Escape(c));
        return text.ToString();
    }

    static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };
}
