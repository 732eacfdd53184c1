namespace Holdfast.Cli.Output;

/// <summary>Rows of text in columns, a row a line. Every value is escaped; an absent one is a dash.</summary>
static class Columns
{
    const string Gap = "  ";

    public static void Write(TextWriter output, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        List<string[]> cells = [[.. headings], .. rows.Select(row => row.Select(Cell).ToArray())];
        var widths = headings.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        foreach (var row in cells)
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>Two columns without headings: what it is, and its value.</summary>
    public static void WritePairs(TextWriter output, params IReadOnlyList<(string Name, string? Value)> pairs)
    {
        var width = pairs.Max(pair => pair.Name.Length);
        foreach (var (name, value) in pairs)
            output.WriteLine($"{name.PadRight(width)}{Gap}{Cell(value)}");
    }

    static string Cell(string? value) => string.IsNullOrEmpty(value) ? "-" : Printable.Of(value);
}
