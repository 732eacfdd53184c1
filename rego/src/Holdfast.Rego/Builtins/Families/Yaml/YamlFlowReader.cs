namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>Reads sequences and mappings in brackets, which may stretch over lines.</summary>
internal sealed class YamlFlowReader(YamlCursor cursor, YamlScalarReader scalars)
{
    internal RegoValue Read()
    {
        cursor.Enter();
        RegoValue value = cursor.TryTake('[') ? ReadSequence() : ReadMapping();
        cursor.Leave();
        return value;
    }

    private RegoArray ReadSequence()
    {
        var items = new List<RegoValue>();
        while (!Ends(']'))
        {
            var item = ReadItem(out var isQuoted);
            if (AtColon(isQuoted))
            {
                cursor.Position++;
                var pair = new RegoObjectBuilder(1);
                pair.Set(RegoString.Of(scalars.Key(item)), ReadValue());
                item = pair.Build();
            }
            items.Add(item);
            Separate(']');
        }
        return RegoArray.Adopt([.. items]);
    }

    private RegoObject ReadMapping()
    {
        cursor.Position++;
        var entries = new RegoObjectBuilder();
        while (!Ends('}'))
        {
            var key = RegoString.Of(scalars.Key(ReadItem(out var isQuoted)));
            RegoValue value = RegoNull.Value;
            if (AtColon(isQuoted))
            {
                cursor.Position++;
                value = ReadValue();
            }
            entries.Set(key, value);
            Separate('}');
        }
        return entries.Build();
    }

    private RegoValue ReadValue()
    {
        cursor.SkipToContent();
        return cursor.Current is ',' or ']' or '}' ? RegoNull.Value : ReadItem(out _);
    }

    private RegoValue ReadItem(out bool isQuoted)
    {
        isQuoted = cursor.Current is '[' or '{';
        return isQuoted ? Read() : scalars.ReadInFlow(out isQuoted);
    }

    /// <summary>Behind quotes and brackets a colon needs no space.</summary>
    private bool AtColon(bool isQuoted)
    {
        cursor.SkipToContent();
        return cursor.Current == ':' && (isQuoted || cursor.IsIndicator(':') || cursor.Following is ',' or ']' or '}' or '[' or '{');
    }

    private bool Ends(char close)
    {
        cursor.SkipToContent();
        return cursor.TryTake(close);
    }

    private void Separate(char close)
    {
        cursor.SkipToContent();
        if (cursor.Current != close && !cursor.TryTake(','))
            throw cursor.Fault($"did not find expected ',' or '{close}'");
    }
}
