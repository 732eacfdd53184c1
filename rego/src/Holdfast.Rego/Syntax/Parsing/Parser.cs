using System.Runtime.CompilerServices;
using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Parsing;

/// <summary>Reads one module or one query by recursive descent. The first error ends the reading.</summary>
sealed partial class Parser
{
    const int MaxRetries = 64;

    readonly Lexer lexer;
    Token current;
    int previousEnd;
    int previousEndLine;
    int nesting;
    int wildcards;
    int retries;
    bool wholeNegation;

    Parser(string file, string text)
    {
        if (text.Length > SyntaxLimits.MaxLength)
            throw new SyntaxException(new Place(file, 1, 1).Error(RegoErrorCode.Parse, "the text is too long"));
        lexer = new Lexer(file, text);
        current = lexer.Next();
    }

    public static Module ParseModule(RegoModule module) => new Parser(module.FileName, module.Source).ModuleText();

    public static Body ParseQuery(string text)
    {
        var parser = new Parser("", text);
        return parser.Statements(TokenKind.End);
    }

    bool At(TokenKind kind) => current.Kind == kind;

    /// <summary>Whether the current token follows the previous one without a blank.</summary>
    bool Adjacent => current.Start == previousEnd;

    Token Advance()
    {
        var passed = current;
        previousEnd = passed.End;
        previousEndLine = passed.EndLine;
        current = lexer.Next();
        return passed;
    }

    bool TryAdvance(TokenKind kind)
    {
        if (!At(kind))
            return false;
        Advance();
        return true;
    }

    Token Expect(TokenKind kind, string expectation) => At(kind) ? Advance() : throw Unexpected(expectation);

    SyntaxException Unexpected(string? expectation = null) =>
        Fault(expectation is null ? $"unexpected {current.Describe()} token" : $"unexpected {current.Describe()} token: {expectation}");

    SyntaxException Fault(string message) => Fault(current.Place, message);

    static SyntaxException Fault(Place place, string message) => new(place.Error(RegoErrorCode.Parse, message));

    ParserMark Mark() => new(lexer.Mark, current, previousEnd, previousEndLine, nesting);

    void Rewind(ParserMark mark)
    {
        lexer.Rewind(mark.Lexer);
        current = mark.Current;
        previousEnd = mark.PreviousEnd;
        previousEndLine = mark.PreviousEndLine;
        nesting = mark.Nesting;
    }

    /// <summary>
    /// Reads one way and, when that fails, from the same place the other way; not too often, as retries multiply. Of two
    /// errors the one farther on counts.
    /// </summary>
    T Either<T>(Func<T> first, Func<T> second) where T : class
    {
        var mark = Mark();
        if (TryRead(first, out var error) is { } read)
            return read;
        Rewind(mark);
        try
        {
            return second();
        }
        catch (SyntaxException other) when (error!.IsFartherThan(other))
        {
            throw error;
        }
    }

    /// <summary>Null when the reading fails. The second way must not be tried inside the catch, where the stack is still in use.</summary>
    T? TryRead<T>(Func<T> read, out SyntaxException? error) where T : class
    {
        error = null;
        try
        {
            return read();
        }
        catch (SyntaxException exception) when (!exception.IsFinal && ++retries <= MaxRetries)
        {
            error = exception;
            return null;
        }
    }

    void Descend()
    {
        if (++nesting > SyntaxLimits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TooDeep(current.Place);
    }

    void Ascend() => nesting--;

    static T Shallow<T>(T term) where T : Term => term.Depth <= SyntaxLimits.MaxDepth ? term : throw TooDeep(term.Place);

    static SyntaxException TooDeep(Place place) =>
        new(place.Error(RegoErrorCode.Parse, $"nested deeper than {SyntaxLimits.MaxDepth}"), isFinal: true);
}
