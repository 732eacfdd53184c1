using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Values;

/// <summary>
/// Writes values as Go's encoding/json does: keys sorted, <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and the two Unicode line ends
/// escaped. Recursion is bounded by <see cref="RegoValue.MaxDepth"/>.
/// </summary>
sealed class JsonWriter(BoundedText text, JsonLayout layout)
{
    int level;

    public void Write(RegoValue value)
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
                WriteString(s.Value);
                break;
            case RegoArray array:
                WriteItems(array);
                break;
            case RegoSet set:
                WriteItems(set);
                break;
            case RegoObject entries:
                WriteObject(entries);
                break;
        }
    }

    void WriteItems(IReadOnlyCollection<RegoValue> items)
    {
        var first = Open('[');
        foreach (var item in items)
        {
            Separate(ref first);
            Write(item);
        }
        Close(']', first);
    }

    void WriteObject(RegoObject entries)
    {
        var first = Open('{');
        foreach (var (key, value) in JsonKeys.Of(entries))
        {
            Separate(ref first);
            WriteString(key);
            text.Append(layout.Indented ? ": " : ":");
            Write(value);
        }
        Close('}', first);
    }

    bool Open(char bracket)
    {
        text.Append(bracket);
        level++;
        return true;
    }

    void Separate(ref bool first)
    {
        if (!first)
            text.Append(',');
        first = false;
        Break();
    }

    void Close(char bracket, bool empty)
    {
        level--;
        if (!empty)
            Break();
        text.Append(bracket);
    }

    void Break()
    {
        if (!layout.Indented)
            return;
        text.Append('\n');
        text.Append(layout.Prefix);
        for (var i = 0; i < level; i++)
            text.Append(layout.Indent);
    }

    void WriteString(string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        while (true)
        {
            var next = JsonCharacters.IndexOfSpecial(rest);
            if (next < 0)
                break;
            text.Append(rest[..next]);
            text.Append(JsonCharacters.Escape(rest[next..], out var length));
            rest = rest[(next + length)..];
        }
        text.Append(rest);
        text.Append('"');
    }
}
