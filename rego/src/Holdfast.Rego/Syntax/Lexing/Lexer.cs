namespace Holdfast.Rego.Syntax.Lexing;

/// <summary>Cuts a module into tokens, one at a time, so that the parser can switch to the text of templates.</summary>
internal sealed class Lexer(string file, string text)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    /// <summary>Where the lexer stands, to come back to.</summary>
    internal LexerMark Mark => new(_position, _line, _lineStart);

    internal void Rewind(LexerMark mark) => (_position, _line, _lineStart) = (mark.Position, mark.Line, mark.LineStart);

    internal Token Next()
    {
        SkipBlanks();
        var start = Mark;
        if (_position >= text.Length)
            return Make(TokenKind.End, start, "");
        var first = text[_position];
        if (IsLetter(first))
            return Word(start);
        if (char.IsAsciiDigit(first))
            return Number(start);
        return first switch
        {
            '"' => Quoted(start),
            '`' => Raw(start),
            '$' => Template(start),
            _ => Symbol(start),
        };
    }

    /// <summary>The text of a template up to its end or to the brace that opens an expression, which is passed over.</summary>
    internal string TemplateText(bool raw, out bool ended)
    {
        var reader = new StringReading(text, _position, error => Fault(error));
        var part = reader.TemplatePart(raw, out ended);
        MoveTo(reader.Position);
        return part;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private void SkipBlanks()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == '#')
                SkipLine();
            else if (c is ' ' or '\t' or '\r')
                _position++;
            else if (c == '\n')
                MoveTo(_position + 1);
            else
                return;
        }
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', _position);
        _position = end < 0 ? text.Length : end;
    }

    private void MoveTo(int position)
    {
        for (; _position < position; _position++)
        {
            if (text[_position] != '\n')
                continue;
            _line++;
            _lineStart = _position + 1;
        }
    }

    private Token Word(LexerMark start)
    {
        while (_position < text.Length && IsLetterOrDigit(text[_position]))
            _position++;
        var word = text[start.Position.._position];
        return Make(BeginsRef() ? TokenKind.Identifier : Keywords.KindOf(word), start, word);
    }

    /// <summary>Whether a key follows at once, as in <c>not.found</c>; then even a keyword is a name.</summary>
    private bool BeginsRef() => _position + 1 < text.Length && text[_position] == '.' && IsLetter(text[_position + 1]);

    private Token Number(LexerMark start)
    {
        Digits();
        if (text[start.Position] == '0' && _position - start.Position > 1)
            throw Fault("unexpected number token: expected number without leading zero", start);
        if (_position + 1 < text.Length && text[_position] == '.' && char.IsAsciiDigit(text[_position + 1]))
        {
            _position++;
            Digits();
        }
        if (_position < text.Length && text[_position] is 'e' or 'E')
            Exponent(start);
        if (_position < text.Length && IsLetter(text[_position]))
            throw Fault("illegal number format", start);
        return Make(TokenKind.Number, start, text[start.Position.._position]);
    }

    private void Exponent(LexerMark start)
    {
        _position++;
        if (_position < text.Length && text[_position] is '+' or '-')
            _position++;
        if (_position >= text.Length || !char.IsAsciiDigit(text[_position]))
            throw Fault("illegal number format", start);
        Digits();
    }

    private void Digits()
    {
        while (_position < text.Length && char.IsAsciiDigit(text[_position]))
            _position++;
    }

    private Token Quoted(LexerMark start)
    {
        var reader = new StringReading(text, _position + 1, error => Fault(error, start));
        var value = reader.Quoted();
        MoveTo(reader.Position);
        return Make(TokenKind.String, start, value);
    }

    private Token Raw(LexerMark start)
    {
        var end = text.IndexOf('`', _position + 1);
        if (end < 0)
            throw Fault("non-terminated string", start);
        var value = text[(_position + 1)..end];
        MoveTo(end + 1);
        return Make(TokenKind.String, start, value);
    }

    private Token Template(LexerMark start)
    {
        var quote = _position + 1 < text.Length ? text[_position + 1] : '\0';
        if (quote is not ('"' or '`'))
            throw Fault("illegal token", start);
        _position += 2;
        return Make(quote == '"' ? TokenKind.Template : TokenKind.RawTemplate, start, "");
    }

    private Token Symbol(LexerMark start)
    {
        var (kind, length) = Symbols.Read(text.AsSpan(_position));
        if (length == 0)
            throw Fault("illegal token", start);
        _position += length;
        return Make(kind, start, text[start.Position.._position]);
    }

    private Token Make(TokenKind kind, LexerMark start, string value) =>
        new(kind, value, start.Position, _position, PlaceOf(start), _line);

    private Place PlaceOf(LexerMark mark) => new(file, mark.Line, mark.Position - mark.LineStart + 1);

    private SyntaxException Fault(string message) => Fault(message, Mark);

    private SyntaxException Fault(string message, LexerMark at) => new(PlaceOf(at).Error(RegoErrorCode.Parse, message));
}
