using Holdfast.Rego.Builtins.Families.Strings;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>Fills texts up to the width of a directive.</summary>
static class Padding
{
    public static void AppendPadded(this BoundedText text, Directive directive, string content, bool withZeros)
    {
        var missing = directive.Width is { } width ? width - CodePoints.Count(content) : 0;
        if (missing > 0 && !directive.Minus)
            text.AppendRepeated(withZeros ? '0' : ' ', missing);
        text.Append(content);
        if (missing > 0 && directive.Minus)
            text.AppendRepeated(' ', missing);
    }

    public static void AppendRepeated(this BoundedText text, char unit, int count)
    {
        Span<char> run = stackalloc char[64];
        run.Fill(unit);
        for (; count > 0; count -= run.Length)
            text.Append(run[..Math.Min(count, run.Length)]);
    }
}
