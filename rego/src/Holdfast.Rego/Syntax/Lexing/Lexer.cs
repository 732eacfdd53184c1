namespace Holdfast.Rego.Syntax.Lexing;

/// <summary>Cuts a module into tokens, one at a time, so that the parser can switch to the text of templates.</summary>
sealed class Lexer(string file, string text)
{
    int position;
    int line = 1;
    int lineStart;

    /// <summary>Where the lexer stands, to come back to.</summary>
    public LexerMark Mark => new(position, line, lineStart);

    public void Rewind(LexerMark mark) => (position, line, lineStart) = (mark.Position, mark.Line, mark.LineStart);

    public Token Next()
    {
        SkipBlanks();
        var start = Mark;
        if (position >= text.Length)
            return Make(TokenKind.End, start, "");
        var first = text[position];
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
    public string TemplateText(bool raw, out bool ended)
    {
        var reader = new StringReading(text, position, error => Fault(error));
        var part = reader.TemplatePart(raw, out ended);
        MoveTo(reader.Position);
        return part;
    }

    static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_';

    static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    void SkipBlanks()
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '#')
                SkipLine();
            else if (c is ' ' or '\t' or '\r')
                position++;
            else if (c == '\n')
                MoveTo(position + 1);
            else
                return;
        }
    }

    void SkipLine()
    {
        var end = text.IndexOf('\n', position);
        position = end < 0 ? text.Length : end;
    }

    void MoveTo(int position)
    {
        for (; this.position < position; this.position++)
        {
            if (text[this.position] != '\n')
                continue;
            line++;
            lineStart = this.position + 1;
        }
    }

    Token Word(LexerMark start)
    {
        while (position < text.Length && IsLetterOrDigit(text[position]))
            position++;
        var word = text[start.Position..position];
        return Make(BeginsRef() ? TokenKind.Identifier : Keywords.KindOf(word), start, word);
    }

    /// <summary>Whether a key follows at once, as in <c>not.found</c>; then even a keyword is a name.</summary>
    bool BeginsRef() => position + 1 < text.Length && text[position] == '.' && IsLetter(text[position + 1]);

    Token Number(LexerMark start)
    {
        Digits();
        if (text[start.Position] == '0' && position - start.Position > 1)
            throw Fault("unexpected number token: expected number without leading zero", start);
        if (position + 1 < text.Length && text[position] == '.' && char.IsAsciiDigit(text[position + 1]))
        {
            position++;
            Digits();
        }
        if (position < text.Length && text[position] is 'e' or 'E')
            Exponent(start);
        if (position < text.Length && IsLetter(text[position]))
            throw Fault("illegal number format", start);
        return Make(TokenKind.Number, start, text[start.Position..position]);
    }

    void Exponent(LexerMark start)
    {
        position++;
        if (position < text.Length && text[position] is '+' or '-')
            position++;
        if (position >= text.Length || !char.IsAsciiDigit(text[position]))
            throw Fault("illegal number format", start);
        Digits();
    }

    void Digits()
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
    }

    Token Quoted(LexerMark start)
    {
        var reader = new StringReading(text, position + 1, error => Fault(error, start));
        var value = reader.Quoted();
        MoveTo(reader.Position);
        return Make(TokenKind.String, start, value);
    }

    Token Raw(LexerMark start)
    {
        var end = text.IndexOf('`', position + 1);
        if (end < 0)
            throw Fault("non-terminated string", start);
        var value = text[(position + 1)..end];
        MoveTo(end + 1);
        return Make(TokenKind.String, start, value);
    }

    Token Template(LexerMark start)
    {
        var quote = position + 1 < text.Length ? text[position + 1] : '\0';
        if (quote is not ('"' or '`'))
            throw Fault("illegal token", start);
        position += 2;
        return Make(quote == '"' ? TokenKind.Template : TokenKind.RawTemplate, start, "");
    }

    Token Symbol(LexerMark start)
    {
        var (kind, length) = Symbols.Read(text.AsSpan(position));
        if (length == 0)
            throw Fault("illegal token", start);
        position += length;
        return Make(kind, start, text[start.Position..position]);
    }

    Token Make(TokenKind kind, LexerMark start, string value) =>
        new(kind, value, start.Position, position, PlaceOf(start), line);

    Place PlaceOf(LexerMark mark) => new(file, mark.Line, mark.Position - mark.LineStart + 1);

    SyntaxException Fault(string message) => Fault(message, Mark);

    SyntaxException Fault(string message, LexerMark at) => new(PlaceOf(at).Error(RegoErrorCode.Parse, message));
}
