using System.Text;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>Reads texts in lines of their own, behind <c>|</c>, which keeps line ends, or <c>&gt;</c>, which folds them.</summary>
static class YamlBlockScalar
{
    public static string Read(YamlCursor cursor, int parentColumn)
    {
        var folded = cursor.Current == '>';
        cursor.Position++;
        var (chomping, indent) = ReadHeader(cursor);
        var lines = ReadLines(cursor, parentColumn, indent > 0 ? Math.Max(parentColumn, 0) + indent : 0);
        var used = lines.FindLastIndex(line => line.Length > 0) + 1;
        var text = new StringBuilder(folded ? Fold(lines, used) : string.Join('\n', lines.Take(used)));
        if (used > 0 && chomping != '-')
            text.Append('\n');
        if (chomping == '+')
            text.Append('\n', lines.Count - used);
        return text.ToString();
    }

    static (char Chomping, int Indent) ReadHeader(YamlCursor cursor)
    {
        var (chomping, indent) = ('\0', 0);
        while (cursor.Current is '+' or '-' or (>= '1' and <= '9'))
        {
            if (cursor.Current is '+' or '-')
                chomping = cursor.Current;
            else
                indent = cursor.Current - '0';
            cursor.Position++;
        }
        cursor.SkipSpaces();
        if (cursor.Current == '#')
            cursor.SkipLine();
        if (!cursor.AtLineEnd)
            throw cursor.Fault("did not find expected comment or line break");
        cursor.TakeLineEnd();
        return (chomping, indent);
    }

    static List<string> ReadLines(YamlCursor cursor, int parentColumn, int indent)
    {
        var lines = new List<string>();
        while (!cursor.AtEnd)
        {
            var start = cursor.Position;
            while (cursor.Current == ' ' && (indent == 0 || cursor.Position - start < indent))
                cursor.Position++;
            var column = cursor.Position - start;
            if (!cursor.AtLineEnd && (column <= parentColumn || column < indent || cursor.AtDocumentMark))
            {
                cursor.Position = start;
                break;
            }
            if (indent == 0 && !cursor.AtLineEnd)
                indent = column;
            var content = cursor.Position;
            cursor.SkipLine();
            lines.Add(cursor.Text[content..cursor.Position]);
            cursor.TakeLineEnd();
        }
        return lines;
    }

    /// <summary>Joins lines with spaces; empty lines stay, and so do lines that are indented further.</summary>
    static string Fold(List<string> lines, int used)
    {
        var text = new StringBuilder();
        for (var i = 0; i < used; i++)
        {
            if (i > 0)
            {
                var plain = IsPlain(lines[i]) && IsPlain(lines[i - 1]);
                if (!plain || lines[i].Length == 0)
                    text.Append('\n');
                else if (lines[i - 1].Length > 0)
                    text.Append(' ');
            }
            text.Append(lines[i]);
        }
        return text.ToString();
    }

    static bool IsPlain(string line) => line.Length == 0 || line[0] is not (' ' or '\t');
}
