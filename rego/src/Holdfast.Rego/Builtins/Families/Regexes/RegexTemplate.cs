using System.Text;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Texts with patterns between delimiters, which match as a whole: <c>urn:foo:{.*}</c>.</summary>
static class RegexTemplate
{
    const string Special = @"\.+*?()|[]{}^$";

    /// <summary>The pattern for a template, or null when its delimiters do not pair.</summary>
    public static string? ToPattern(string template, char open, char close)
    {
        var pattern = new StringBuilder("^");
        var (depth, start) = (0, 0);
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == open && (open != close || depth == 0))
            {
                if (depth++ == 0)
                {
                    Quote(pattern, template.AsSpan(start, i - start));
                    start = i + 1;
                }
            }
            else if (template[i] == close)
            {
                if (--depth < 0)
                    return null;
                if (depth == 0)
                {
                    pattern.Append('(').Append(template, start, i - start).Append(')');
                    start = i + 1;
                }
            }
        }
        if (depth != 0)
            return null;
        Quote(pattern, template.AsSpan(start));
        return pattern.Append('$').ToString();
    }

    static void Quote(StringBuilder pattern, ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (Special.Contains(unit))
                pattern.Append('\\');
            pattern.Append(unit);
        }
    }
}
