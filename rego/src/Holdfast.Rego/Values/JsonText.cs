using System.Text;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Values;

/// <summary>JSON texts to values and back.</summary>
static class JsonText
{
    public static RegoValue Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    public static RegoValue Parse(ReadOnlySpan<byte> utf8) => JsonParser.Parse(utf8);

    public static string Write(RegoValue value) => Write(value, JsonLayout.Compact, BoundedText.NoBound);

    /// <param name="value">The value.</param>
    /// <param name="layout">Line breaks and indentation.</param>
    /// <param name="maxBytes">The longest text; beyond it the writing ends with <see cref="RegoLimitException"/>.</param>
    public static string Write(RegoValue value, JsonLayout layout, long maxBytes)
    {
        var text = new BoundedText(maxBytes);
        new JsonWriter(text, layout).Write(value);
        return text.ToString();
    }
}
