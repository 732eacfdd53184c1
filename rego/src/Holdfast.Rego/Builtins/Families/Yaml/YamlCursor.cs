using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>A place in a YAML text.</summary>
sealed class YamlCursor(string text, BudgetMeter budget)
{
    const int DeepestNesting = 200;

    int depth;

    public string Text => text;

    public int Position { get; set; }

    public bool AtEnd => Position >= text.Length;

    /// <summary>The character here, or U+0000 at the end.</summary>
    public char Current => AtEnd ? '\0' : text[Position];

    public char Following => Position + 1 < text.Length ? text[Position + 1] : '\0';

    /// <summary>How far from the start of its line this is.</summary>
    public int Column => Position - LineStart(Position);

    public bool AtLineEnd => Current is '\0' or '\n' or '\r';

    public YamlException Fault(string message) => new(message, text.AsSpan(0, Math.Min(Position, text.Length)).Count('\n') + 1);

    public void Enter()
    {
        budget.Step();
        if (++depth > DeepestNesting)
            throw Fault("exceeded max depth");
    }

    public void Leave() => depth--;

    public bool TryTake(char expected)
    {
        if (Current != expected || AtEnd)
            return false;
        Position++;
        return true;
    }

    public void SkipSpaces()
    {
        while (Current is ' ' or '\t')
            Position++;
    }

    /// <summary>Passes over spaces, comments and line ends, to the next character that says something.</summary>
    public void SkipToContent()
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

    public void TakeLineEnd()
    {
        budget.Step();
        if (Current == '\r')
            Position++;
        if (Current == '\n')
            Position++;
    }

    public void SkipLine()
    {
        while (!AtLineEnd)
            Position++;
    }

    /// <summary>Whether a line here starts or ends a document.</summary>
    public bool AtDocumentMark => Column == 0 && (IsMark("---") || IsMark("..."));

    public bool IsMark(string mark) =>
        text.AsSpan(Position).StartsWith(mark) && (Position + 3 >= text.Length || char.IsWhiteSpace(text[Position + 3]));

    /// <summary>Whether an indicator stands here as such: with a space or the end of the line behind it.</summary>
    public bool IsIndicator(char indicator) => Current == indicator && (Following is '\0' or '\n' or '\r' or ' ' or '\t');

    int LineStart(int position) => position == 0 ? 0 : text.LastIndexOf('\n', Math.Min(position, text.Length) - 1) + 1;
}
