using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Holdfast.Storage.Tests.Effects;

/// <summary>Everything that a value says, as text: two that differ anywhere have different texts.</summary>
static class PlainText
{
    const int Deepest = 12;

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Add(text, value, 0);
        return text.ToString();
    }

    static void Add(StringBuilder text, object? value, int depth)
    {
        if (depth > Deepest)
            throw new InvalidOperationException("The value is deeper than any that the gate reads.");
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or IFormattable or bool or Enum:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable items:
                AddAll(text, items.Cast<object?>().Select(item => Of(item)).Order(StringComparer.Ordinal));
                break;
            default:
                AddMembers(text, value, depth);
                break;
        }
    }

    static void AddAll(StringBuilder text, IEnumerable<string> items) => text.Append('[').AppendJoin(", ", items).Append(']');

    static void AddMembers(StringBuilder text, object value, int depth)
    {
        text.Append(value.GetType().Name).Append('(');
        foreach (var member in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(member => member.GetIndexParameters().Length == 0))
        {
            text.Append(member.Name).Append('=');
            Add(text, member.GetValue(value), depth + 1);
            text.Append("; ");
        }
        text.Append(')');
    }
}
