namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>Reads sequences and mappings in brackets, which may stretch over lines.</summary>
sealed class YamlFlowReader(YamlCursor cursor, YamlScalarReader scalars)
{
    public RegoValue Read()
    {
        cursor.Enter();
        RegoValue value = cursor.TryTake('[') ? ReadSequence() : ReadMapping();
        cursor.Leave();
        return value;
    }

    RegoArray ReadSequence()
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

    RegoObject ReadMapping()
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

    RegoValue ReadValue()
    {
        cursor.SkipToContent();
        return cursor.Current is ',' or ']' or '}' ? RegoNull.Value : ReadItem(out _);
    }

    RegoValue ReadItem(out bool isQuoted)
    {
        isQuoted = cursor.Current is '[' or '{';
        return isQuoted ? Read() : scalars.ReadInFlow(out isQuoted);
    }

    /// <summary>Behind quotes and brackets a colon needs no space.</summary>
    bool AtColon(bool isQuoted)
    {
        cursor.SkipToContent();
        return cursor.Current == ':' && (isQuoted || cursor.IsIndicator(':') || cursor.Following is ',' or ']' or '}' or '[' or '{');
    }

    bool Ends(char close)
    {
        cursor.SkipToContent();
        return cursor.TryTake(close);
    }

    void Separate(char close)
    {
        cursor.SkipToContent();
        if (cursor.Current != close && !cursor.TryTake(','))
            throw cursor.Fault($"did not find expected ',' or '{close}'");
    }
}
