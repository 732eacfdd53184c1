using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>Reads the first document of a YAML text: blocks by indentation. Depth is bounded.</summary>
internal sealed class YamlReader
{
    private readonly YamlCursor _cursor;
    private readonly YamlScalarReader _scalars;
    private readonly YamlFlowReader _flows;

    private YamlReader(string text, BudgetMeter budget)
    {
        _cursor = new YamlCursor(text, budget);
        _scalars = new YamlScalarReader(_cursor);
        _flows = new YamlFlowReader(_cursor, _scalars);
    }

    /// <exception cref="YamlException">The text is no YAML, or uses what is not read here.</exception>
    internal static RegoValue Read(string text, BudgetMeter budget) => new YamlReader(text, budget).ReadDocument();

    private RegoValue ReadDocument()
    {
        _cursor.SkipToContent();
        while (_cursor.Current == '%' && _cursor.Column == 0)
        {
            _cursor.SkipLine();
            _cursor.SkipToContent();
        }
        if (_cursor.AtDocumentMark)
        {
            _cursor.Position += 3;
            _cursor.SkipToContent();
        }
        var value = AtContent(-1) ? ReadNode(-1) : RegoNull.Value;
        _cursor.SkipToContent();
        return _cursor.AtEnd || _cursor.AtDocumentMark ? value : throw _cursor.Fault("did not find expected <document start>");
    }

    private bool AtContent(int parentColumn) => !_cursor.AtEnd && !_cursor.AtDocumentMark && _cursor.Column > parentColumn;

    /// <summary>Reads what stands here, which is deeper than its parent.</summary>
    private RegoValue ReadNode(int parentColumn)
    {
        _cursor.Enter();
        RejectTab();
        var value = _cursor.IsIndicator('-') ? ReadSequence() : ReadMappingOrScalar(parentColumn);
        _cursor.Leave();
        return value;
    }

    private void RejectTab()
    {
        var start = _cursor.Position - _cursor.Column;
        if (_cursor.Text.AsSpan(start, _cursor.Column).Contains('\t') && _cursor.Text.AsSpan(start, _cursor.Column).Trim().Length == 0)
            throw _cursor.Fault("found character that cannot start any token");
    }

    private RegoArray ReadSequence()
    {
        var column = _cursor.Column;
        var items = new List<RegoValue>();
        while (!_cursor.AtEnd && !_cursor.AtDocumentMark && _cursor.Column == column && _cursor.IsIndicator('-'))
        {
            _cursor.Position++;
            _cursor.SkipToContent();
            items.Add(AtContent(column) ? ReadNode(column) : RegoNull.Value);
            _cursor.SkipToContent();
        }
        if (AtContent(column))
            throw _cursor.Fault("did not find expected '-' indicator");
        return RegoArray.Adopt([.. items]);
    }

    private RegoValue ReadMappingOrScalar(int parentColumn)
    {
        if (_cursor.IsIndicator('?'))
            throw _cursor.Fault("keys behind a question mark are not supported");
        if (_cursor.Current is '|' or '>')
            return RegoString.Of(YamlBlockScalar.Read(_cursor, parentColumn));
        var (start, column) = (_cursor.Position, _cursor.Column);
        if (_cursor.Current is '[' or '{')
            return _flows.Read();
        var key = _scalars.ReadKey();
        if (key is not null)
            return ReadMapping(column, key);
        _cursor.Position = start;
        return _scalars.Read(parentColumn);
    }

    private RegoObject ReadMapping(int column, RegoValue key)
    {
        var entries = new RegoObjectBuilder();
        while (true)
        {
            entries.Set(key, ReadMappingValue(column));
            _cursor.SkipToContent();
            if (!AtContent(column - 1))
                return entries.Build();
            if (_cursor.Column != column)
                throw _cursor.Fault("did not find expected key");
            RejectTab();
            key = _scalars.ReadKey() ?? throw _cursor.Fault("could not find expected ':'");
        }
    }

    private RegoValue ReadMappingValue(int column)
    {
        _cursor.SkipSpaces();
        if (!_cursor.AtLineEnd && _cursor.Current != '#')
            return ReadInlineValue(column);
        _cursor.SkipToContent();
        if (AtContent(column))
            return ReadNode(column);
        var isSequence = !_cursor.AtEnd && !_cursor.AtDocumentMark && _cursor.Column == column && _cursor.IsIndicator('-');
        return isSequence ? ReadNode(column - 1) : RegoNull.Value;
    }

    private RegoValue ReadInlineValue(int column)
    {
        if (_cursor.Current is '|' or '>')
            return RegoString.Of(YamlBlockScalar.Read(_cursor, column));
        if (_cursor.Current is '[' or '{')
            return _flows.Read();
        if (_cursor.IsIndicator('-'))
            throw _cursor.Fault("block sequence entries are not allowed in this context");
        return _scalars.Read(column);
    }
}
