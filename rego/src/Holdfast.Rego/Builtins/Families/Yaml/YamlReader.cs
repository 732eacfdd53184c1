using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>Reads the first document of a YAML text: blocks by indentation. Depth is bounded.</summary>
sealed class YamlReader
{
    readonly YamlCursor cursor;
    readonly YamlScalarReader scalars;
    readonly YamlFlowReader flows;

    YamlReader(string text, BudgetMeter budget)
    {
        cursor = new YamlCursor(text, budget);
        scalars = new YamlScalarReader(cursor);
        flows = new YamlFlowReader(cursor, scalars);
    }

    /// <exception cref="YamlException">The text is no YAML, or uses what is not read here.</exception>
    public static RegoValue Read(string text, BudgetMeter budget) => new YamlReader(text, budget).ReadDocument();

    RegoValue ReadDocument()
    {
        cursor.SkipToContent();
        while (cursor.Current == '%' && cursor.Column == 0)
        {
            cursor.SkipLine();
            cursor.SkipToContent();
        }
        if (cursor.AtDocumentMark)
        {
            cursor.Position += 3;
            cursor.SkipToContent();
        }
        var value = AtContent(-1) ? ReadNode(-1) : RegoNull.Value;
        cursor.SkipToContent();
        return cursor.AtEnd || cursor.AtDocumentMark ? value : throw cursor.Fault("did not find expected <document start>");
    }

    bool AtContent(int parentColumn) => !cursor.AtEnd && !cursor.AtDocumentMark && cursor.Column > parentColumn;

    /// <summary>Reads what stands here, which is deeper than its parent.</summary>
    RegoValue ReadNode(int parentColumn)
    {
        cursor.Enter();
        RejectTab();
        var value = cursor.IsIndicator('-') ? ReadSequence() : ReadMappingOrScalar(parentColumn);
        cursor.Leave();
        return value;
    }

    void RejectTab()
    {
        var start = cursor.Position - cursor.Column;
        if (cursor.Text.AsSpan(start, cursor.Column).Contains('\t') && cursor.Text.AsSpan(start, cursor.Column).Trim().Length == 0)
            throw cursor.Fault("found character that cannot start any token");
    }

    RegoArray ReadSequence()
    {
        var column = cursor.Column;
        var items = new List<RegoValue>();
        while (!cursor.AtEnd && !cursor.AtDocumentMark && cursor.Column == column && cursor.IsIndicator('-'))
        {
            cursor.Position++;
            cursor.SkipToContent();
            items.Add(AtContent(column) ? ReadNode(column) : RegoNull.Value);
            cursor.SkipToContent();
        }
        if (AtContent(column))
            throw cursor.Fault("did not find expected '-' indicator");
        return RegoArray.Adopt([.. items]);
    }

    RegoValue ReadMappingOrScalar(int parentColumn)
    {
        if (cursor.IsIndicator('?'))
            throw cursor.Fault("keys behind a question mark are not supported");
        if (cursor.Current is '|' or '>')
            return RegoString.Of(YamlBlockScalar.Read(cursor, parentColumn));
        var (start, column) = (cursor.Position, cursor.Column);
        if (cursor.Current is '[' or '{')
            return flows.Read();
        var key = scalars.ReadKey();
        if (key is not null)
            return ReadMapping(column, key);
        cursor.Position = start;
        return scalars.Read(parentColumn);
    }

    RegoObject ReadMapping(int column, RegoValue key)
    {
        var entries = new RegoObjectBuilder();
        while (true)
        {
            entries.Set(key, ReadMappingValue(column));
            cursor.SkipToContent();
            if (!AtContent(column - 1))
                return entries.Build();
            if (cursor.Column != column)
                throw cursor.Fault("did not find expected key");
            RejectTab();
            key = scalars.ReadKey() ?? throw cursor.Fault("could not find expected ':'");
        }
    }

    RegoValue ReadMappingValue(int column)
    {
        cursor.SkipSpaces();
        if (!cursor.AtLineEnd && cursor.Current != '#')
            return ReadInlineValue(column);
        cursor.SkipToContent();
        if (AtContent(column))
            return ReadNode(column);
        var isSequence = !cursor.AtEnd && !cursor.AtDocumentMark && cursor.Column == column && cursor.IsIndicator('-');
        return isSequence ? ReadNode(column - 1) : RegoNull.Value;
    }

    RegoValue ReadInlineValue(int column)
    {
        if (cursor.Current is '|' or '>')
            return RegoString.Of(YamlBlockScalar.Read(cursor, column));
        if (cursor.Current is '[' or '{')
            return flows.Read();
        if (cursor.IsIndicator('-'))
            throw cursor.Fault("block sequence entries are not allowed in this context");
        return scalars.Read(column);
    }
}
