using System.Runtime.CompilerServices;
using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Parsing;

/// <summary>Reads one module or one query by recursive descent. The first error ends the reading.</summary>
internal sealed partial class Parser
{
    private const int MaxRetries = 64;

    private readonly Lexer _lexer;
    private Token _current;
    private int _previousEnd;
    private int _previousEndLine;
    private int _nesting;
    private int _wildcards;
    private int _retries;
    private bool _wholeNegation;

    private Parser(string file, string text)
    {
        if (text.Length > SyntaxLimits.MaxLength)
            throw new SyntaxException(new Place(file, 1, 1).Error(RegoErrorCode.Parse, "the text is too long"));
        _lexer = new Lexer(file, text);
        _current = _lexer.Next();
    }

    internal static Module ParseModule(RegoModule module) => new Parser(module.FileName, module.Source).ModuleText();

    internal static Body ParseQuery(string text)
    {
        var parser = new Parser("", text);
        return parser.Statements(TokenKind.End);
    }

    private bool At(TokenKind kind) => _current.Kind == kind;

    /// <summary>Whether the current token follows the previous one without a blank.</summary>
    private bool Adjacent => _current.Start == _previousEnd;

    private Token Advance()
    {
        var passed = _current;
        _previousEnd = passed.End;
        _previousEndLine = passed.EndLine;
        _current = _lexer.Next();
        return passed;
    }

    private bool TryAdvance(TokenKind kind)
    {
        if (!At(kind))
            return false;
        Advance();
        return true;
    }

    private Token Expect(TokenKind kind, string expectation) => At(kind) ? Advance() : throw Unexpected(expectation);

    private SyntaxException Unexpected(string? expectation = null) =>
        Fault(expectation is null ? $"unexpected {_current.Describe()} token" : $"unexpected {_current.Describe()} token: {expectation}");

    private SyntaxException Fault(string message) => Fault(_current.Place, message);

    private static SyntaxException Fault(Place place, string message) => new(place.Error(RegoErrorCode.Parse, message));

    private ParserMark Mark() => new(_lexer.Mark, _current, _previousEnd, _previousEndLine, _nesting);

    private void Rewind(ParserMark mark)
    {
        _lexer.Rewind(mark.Lexer);
        _current = mark.Current;
        _previousEnd = mark.PreviousEnd;
        _previousEndLine = mark.PreviousEndLine;
        _nesting = mark.Nesting;
    }

    /// <summary>
    /// Reads one way and, when that fails, from the same place the other way; not too often, as retries multiply. Of two
    /// errors the one farther on counts.
    /// </summary>
    private T Either<T>(Func<T> first, Func<T> second) where T : class
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
    private T? TryRead<T>(Func<T> read, out SyntaxException? error) where T : class
    {
        error = null;
        try
        {
            return read();
        }
        catch (SyntaxException exception) when (!exception.IsFinal && ++_retries <= MaxRetries)
        {
            error = exception;
            return null;
        }
    }

    private void Descend()
    {
        if (++_nesting > SyntaxLimits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TooDeep(_current.Place);
    }

    private void Ascend() => _nesting--;

    private static T Shallow<T>(T term) where T : Term => term.Depth <= SyntaxLimits.MaxDepth ? term : throw TooDeep(term.Place);

    private static SyntaxException TooDeep(Place place) =>
        new(place.Error(RegoErrorCode.Parse, $"nested deeper than {SyntaxLimits.MaxDepth}"), isFinal: true);
}
