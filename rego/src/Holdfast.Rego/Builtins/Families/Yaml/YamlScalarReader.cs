using System.Text;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>Reads single values: plain, in single and in double quotes.</summary>
sealed class YamlScalarReader(YamlCursor cursor)
{
    const string FlowEnds = ",[]{}";
    const string Reserved = ",[]{}#|>%@`";

    /// <summary>Reads a key and the colon behind it; null when what stands here is no key, and then the place is lost.</summary>
    public RegoString? ReadKey()
    {
        RejectReferences();
        string text;
        if (cursor.Current is '"' or '\'')
        {
            var line = cursor.Position;
            text = ReadQuoted();
            cursor.SkipSpaces();
            if (!cursor.IsIndicator(':') || cursor.Text.AsSpan(line, cursor.Position - line).Contains('\n'))
                return null;
        }
        else
        {
            text = ReadPlainLine(inFlow: false);
            if (!cursor.IsIndicator(':'))
                return null;
            text = Key(YamlScalar.Resolve(text));
        }
        cursor.Position++;
        return RegoString.Of(text);
    }

    /// <summary>Reads a value in a block; lines that are deeper than the parent continue it.</summary>
    public RegoValue Read(int parentColumn)
    {
        RejectReferences();
        if (cursor.Current is not ('"' or '\''))
            return ReadPlain(parentColumn);
        var text = ReadQuoted();
        cursor.SkipSpaces();
        if (!cursor.AtLineEnd && cursor.Current != '#')
            throw cursor.Fault(cursor.IsIndicator(':') ? "mapping values are not allowed in this context" : "did not find expected key");
        return RegoString.Of(text);
    }

    /// <summary>Reads a value between brackets.</summary>
    public RegoValue ReadInFlow(out bool isQuoted)
    {
        RejectReferences();
        isQuoted = cursor.Current is '"' or '\'';
        if (isQuoted)
            return RegoString.Of(ReadQuoted());
        var text = new StringBuilder(ReadPlainLine(inFlow: true));
        while (cursor.AtLineEnd && !cursor.AtEnd)
        {
            cursor.SkipToContent();
            if (FlowEnds.Contains(cursor.Current) || cursor.IsIndicator(':') || cursor.AtEnd)
                break;
            text.Append(' ').Append(ReadPlainLine(inFlow: true));
        }
        return YamlScalar.Resolve(text.ToString());
    }

    /// <summary>The text of a key.</summary>
    public string Key(RegoValue key) => key switch
    {
        RegoString text => text.Value,
        RegoNumber number => number.Text,
        RegoBoolean truth => truth.Value ? "true" : "false",
        _ => throw cursor.Fault("a key must be a string, a number or a boolean"),
    };

    void RejectReferences()
    {
        if (cursor.Current is '&' or '*' or '!')
            throw cursor.Fault("anchors, aliases and tags are not supported");
    }

    RegoValue ReadPlain(int parentColumn)
    {
        var text = new StringBuilder(ReadPlainLine(inFlow: false));
        RejectColon();
        while (cursor.AtLineEnd && !cursor.AtEnd)
        {
            var (end, breaks) = (cursor.Position, 0);
            while (cursor.AtLineEnd && !cursor.AtEnd)
            {
                cursor.TakeLineEnd();
                breaks++;
                cursor.SkipSpaces();
            }
            if (cursor.AtEnd || cursor.Current == '#' || cursor.Column <= parentColumn || cursor.AtDocumentMark)
            {
                cursor.Position = end;
                break;
            }
            text.Append(breaks == 1 ? " " : new string('\n', breaks - 1)).Append(ReadPlainLine(inFlow: false));
            RejectColon();
        }
        return YamlScalar.Resolve(text.ToString());
    }

    void RejectColon()
    {
        if (cursor.IsIndicator(':'))
            throw cursor.Fault("mapping values are not allowed in this context");
    }

    string ReadPlainLine(bool inFlow)
    {
        if (Reserved.Contains(cursor.Current) || cursor.IsIndicator('-') || cursor.AtEnd)
            throw cursor.Fault("found character that cannot start any token");
        var start = cursor.Position;
        while (!cursor.AtLineEnd && !cursor.IsIndicator(':') && !(inFlow && EndsInFlow())
               && !(cursor.Current == '#' && cursor.Position > start && (cursor.Text[cursor.Position - 1] is ' ' or '\t')))
        {
            cursor.Position++;
        }
        var text = cursor.Text[start..cursor.Position].TrimEnd(' ', '\t');
        if (cursor.Current == '#')
            cursor.SkipLine();
        return text;
    }

    bool EndsInFlow() => FlowEnds.Contains(cursor.Current) || (cursor.Current == ':' && FlowEnds.Contains(cursor.Following));

    string ReadQuoted()
    {
        var quote = cursor.Current;
        cursor.Position++;
        var text = new StringBuilder();
        while (true)
        {
            if (cursor.AtEnd)
                throw cursor.Fault("found unexpected end of stream");
            var unit = cursor.Current;
            if (unit is '\n' or '\r')
            {
                FoldLines(text);
            }
            else if (unit == quote && quote == '\'' && cursor.Following == '\'')
            {
                text.Append('\'');
                cursor.Position += 2;
            }
            else if (unit == quote)
            {
                cursor.Position++;
                return text.ToString();
            }
            else if (unit == '\\' && quote == '"')
            {
                YamlEscapes.Read(cursor, text);
            }
            else
            {
                text.Append(unit);
                cursor.Position++;
            }
        }
    }

    void FoldLines(StringBuilder text)
    {
        while (text.Length > 0 && (text[^1] is ' ' or '\t'))
            text.Length--;
        var breaks = 0;
        while (cursor.AtLineEnd && !cursor.AtEnd)
        {
            cursor.TakeLineEnd();
            breaks++;
            cursor.SkipSpaces();
        }
        text.Append(breaks == 1 ? " " : new string('\n', breaks - 1));
    }
}
