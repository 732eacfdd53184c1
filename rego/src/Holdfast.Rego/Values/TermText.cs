using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Values;

/// <summary>
/// Writes values as Rego terms, as <c>print</c>, <c>sprintf</c>'s <c>%v</c> and traces show them. Recursion is bounded by
/// <see cref="RegoValue.MaxDepth"/>.
/// </summary>
static class TermText
{
    public static string Write(RegoValue value) => Write(value, BoundedText.NoBound);

    /// <param name="value">The value.</param>
    /// <param name="maxBytes">The longest text; beyond it the writing ends with <see cref="RegoLimitException"/>.</param>
    public static string Write(RegoValue value, long maxBytes)
    {
        var text = new BoundedText(maxBytes);
        Append(text, value);
        return text.ToString();
    }

    public static void Append(BoundedText text, RegoValue value)
    {
        switch (value)
        {
            case RegoNull:
                text.Append("null");
                break;
            case RegoBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case RegoNumber number:
                text.Append(number.Text);
                break;
            case RegoString s:
                QuotedText.Append(text, s.Value);
                break;
            case RegoArray array:
                AppendItems(text, '[', array, ']');
                break;
            case RegoSet { Count: 0 }:
                text.Append("set()");
                break;
            case RegoSet set:
                AppendItems(text, '{', set, '}');
                break;
            case RegoObject entries:
                AppendEntries(text, entries);
                break;
        }
    }

    static void AppendItems(BoundedText text, char open, IEnumerable<RegoValue> items, char close)
    {
        text.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            text.Append(separator);
            Append(text, item);
            separator = ", ";
        }
        text.Append(close);
    }

    static void AppendEntries(BoundedText text, RegoObject entries)
    {
        text.Append('{');
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            Append(text, entries.KeyAt(i));
            text.Append(": ");
            Append(text, entries.ValueAt(i));
        }
        text.Append('}');
    }
}
