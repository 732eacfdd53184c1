using Holdfast.Rego.Builtins.Families.Formatting;
using Holdfast.Rego.Texts;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>
/// Writes values as blocks, two spaces a level, sequences in mappings without their own. Recursion is bounded by the depth of values.
/// </summary>
sealed class YamlWriter(BoundedText text)
{
    const int IndentWidth = 2;
    const string Leading = "-?:,[]{}#&*!|>'\"%@` ";

    public void WriteDocument(RegoValue value)
    {
        WriteValue(value, 0, afterKey: false);
        text.Append('\n');
    }

    void WriteValue(RegoValue value, int indent, bool afterKey)
    {
        switch (value)
        {
            case RegoObject { Count: > 0 } entries:
                WriteEntries(entries, indent, startsLine: afterKey);
                break;
            case RegoArray { Count: > 0 } or RegoSet { Count: > 0 }:
                WriteItems((IReadOnlyCollection<RegoValue>)value, afterKey ? indent - IndentWidth : indent, startsLine: afterKey);
                break;
            default:
                text.Append(afterKey ? " " : "");
                WriteScalar(value, indent);
                break;
        }
    }

    void WriteEntries(RegoObject entries, int indent, bool startsLine)
    {
        foreach (var (key, value) in JsonKeys.Of(entries))
        {
            if (startsLine)
                BreakLine(indent);
            startsLine = true;
            WriteText(key, indent, isKey: true);
            text.Append(':');
            WriteValue(value, indent + IndentWidth, afterKey: true);
        }
    }

    void WriteItems(IReadOnlyCollection<RegoValue> items, int indent, bool startsLine)
    {
        foreach (var item in items)
        {
            if (startsLine)
                BreakLine(indent);
            startsLine = true;
            text.Append("- ");
            WriteValue(item, indent + IndentWidth, afterKey: false);
        }
    }

    void BreakLine(int indent)
    {
        text.Append('\n');
        text.AppendRepeated(' ', indent);
    }

    void WriteScalar(RegoValue value, int indent)
    {
        switch (value)
        {
            case RegoString plain:
                WriteText(plain.Value, indent, isKey: false);
                break;
            case RegoObject:
                text.Append("{}");
                break;
            case RegoArray or RegoSet:
                text.Append("[]");
                break;
            default:
                new JsonWriter(text, JsonLayout.Compact).Write(value);
                break;
        }
    }

    void WriteText(string value, int indent, bool isKey)
    {
        if (value.Any(c => (c < ' ' && (c != '\n' || isKey)) || c is '\x7F' or '\u0085' or '\uFEFF' || char.IsSurrogate(c)))
            QuotedText.Append(text, value);
        else if (value.Contains('\n'))
            WriteLines(value, Math.Max(indent, IndentWidth));
        else if (value.Length == 0 || YamlScalar.Resolve(value) is not RegoString)
            text.Append($"\"{value}\"");
        else if (NeedsQuotes(value))
            text.Append($"'{value.Replace("'", "''", StringComparison.Ordinal)}'");
        else
            text.Append(value);
    }

    static bool NeedsQuotes(string value)
    {
        var startsOddly = Leading.Contains(value[0]) && !(value[0] is '-' or '?' or ':' && value.Length > 1 && value[1] != ' ');
        return startsOddly || value[^1] is ' ' or ':' || value.Contains(": ", StringComparison.Ordinal) || value.Contains(" #", StringComparison.Ordinal)
            || value is "---" or "..." or "=" || value.StartsWith("--- ", StringComparison.Ordinal) || value.StartsWith("... ", StringComparison.Ordinal);
    }

    void WriteLines(string value, int indent)
    {
        var lines = value.Split('\n');
        var ends = value.Length - value.TrimEnd('\n').Length;
        text.Append("|");
        if (value[0] is ' ' or '\n')
            text.Append(IndentWidth.ToString(System.Globalization.CultureInfo.InvariantCulture));
        text.Append(ends switch { 0 => "-", 1 => "", _ => "+" });
        foreach (var line in ends > 0 ? lines.AsSpan(0, lines.Length - 1) : lines)
        {
            if (line.Length > 0)
                BreakLine(indent);
            else
                text.Append('\n');
            text.Append(line);
        }
    }
}
