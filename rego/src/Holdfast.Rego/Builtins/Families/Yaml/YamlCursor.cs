using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>A place in a YAML text.</summary>
internal sealed class YamlCursor(string text, BudgetMeter budget)
{
    private const int DeepestNesting = 200;

    private int _depth;

    internal string Text => text;

    internal int Position { get; set; }

    internal bool AtEnd => Position >= text.Length;

    /// <summary>The character here, or U+0000 at the end.</summary>
    internal char Current => AtEnd ? '\0' : text[Position];

    internal char Following => Position + 1 < text.Length ? text[Position + 1] : '\0';

    /// <summary>How far from the start of its line this is.</summary>
    internal int Column => Position - LineStart(Position);

    internal bool AtLineEnd => Current is '\0' or '\n' or '\r';

    internal YamlException Fault(string message) => new(message, text.AsSpan(0, Math.Min(Position, text.Length)).Count('\n') + 1);

    internal void Enter()
    {
        budget.Step();
        if (++_depth > DeepestNesting)
            throw Fault("exceeded max depth");
    }

    internal void Leave() => _depth--;

    internal bool TryTake(char expected)
    {
        if (Current != expected || AtEnd)
            return false;
        Position++;
        return true;
    }

    internal void SkipSpaces()
    {
        while (Current is ' ' or '\t')
            Position++;
    }

    /// <summary>Passes over spaces, comments and line ends, to the next character that says something.</summary>
    internal void SkipToContent()
    {
        while (!AtEnd)
        {
            SkipSpaces();
            if (Current == '#' && (Column == 0 || text[Position - 1] is ' ' or '\t'))
                SkipLine();
            if (!AtLineEnd || AtEnd)
                return;
            TakeLineEnd();
        }
    }

    internal void TakeLineEnd()
    {
        budget.Step();
        if (Current == '\r')
            Position++;
        if (Current == '\n')
            Position++;
    }

    internal void SkipLine()
    {
        while (!AtLineEnd)
            Position++;
    }

    /// <summary>Whether a line here starts or ends a document.</summary>
    internal bool AtDocumentMark => Column == 0 && (IsMark("---") || IsMark("..."));

    internal bool IsMark(string mark) =>
        text.AsSpan(Position).StartsWith(mark) && (Position + 3 >= text.Length || char.IsWhiteSpace(text[Position + 3]));

    /// <summary>Whether an indicator stands here as such: with a space or the end of the line behind it.</summary>
    internal bool IsIndicator(char indicator) => Current == indicator && (Following is '\0' or '\n' or '\r' or ' ' or '\t');

    private int LineStart(int position) => position == 0 ? 0 : text.LastIndexOf('\n', Math.Min(position, text.Length) - 1) + 1;
}
