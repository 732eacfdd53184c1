using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Parsing;

sealed partial class Parser
{
    /// <summary>Terms with commas between them, up to the closing token, which is passed over.</summary>
    List<Term> Items(TokenKind close, Term? first = null)
    {
        var items = new List<Term>();
        if (first is not null)
        {
            items.Add(first);
            if (!At(close))
                Expect(TokenKind.Comma, Expected(close));
        }
        while (!TryAdvance(close))
        {
            items.Add(Expression(pairs: false));
            if (!At(close))
                Expect(TokenKind.Comma, Expected(close));
        }
        return items;
    }

    static string Expected(TokenKind close) =>
        $"expected \",\" or \"{(close == TokenKind.RightParenthesis ? ")" : close == TokenKind.RightBracket ? "]" : "}")}\"";

    Term ArrayText()
    {
        var place = Advance().Place;
        if (TryAdvance(TokenKind.RightBracket))
            return new ArrayTerm(place, []);
        var mark = Mark();
        var first = Expression(pairs: false, beforeBar: true);
        if (!At(TokenKind.Or))
            return Shallow(new ArrayTerm(place, Items(TokenKind.RightBracket, first)));
        return Either<Term>(() => Comprehension(place, RegoKind.Array, null, first), () =>
        {
            Rewind(mark);
            return Shallow(new ArrayTerm(place, Items(TokenKind.RightBracket)));
        });
    }

    Term BraceText()
    {
        var place = Advance().Place;
        if (TryAdvance(TokenKind.RightBrace))
            return new ObjectTerm(place, []);
        var mark = Mark();
        var first = Expression(pairs: false, beforeBar: true);
        if (TryAdvance(TokenKind.Colon))
            return ObjectText(place, first);
        if (!At(TokenKind.Or))
            return Shallow(new SetTerm(place, Items(TokenKind.RightBrace, first)));
        return Either<Term>(() => Comprehension(place, RegoKind.Set, null, first), () => Union(place, mark));
    }

    /// <summary>Braces whose first term turned out to be a union: a set, or the key of an object.</summary>
    Term Union(Place place, ParserMark mark)
    {
        Rewind(mark);
        var first = Expression(pairs: false);
        return TryAdvance(TokenKind.Colon)
            ? ObjectText(place, first)
            : Shallow(new SetTerm(place, Items(TokenKind.RightBrace, first)));
    }

    Term ObjectText(Place place, Term key)
    {
        var mark = Mark();
        var value = Expression(pairs: false, beforeBar: true);
        if (!At(TokenKind.Or))
            return Entries(place, key, value);
        return Either(() => Comprehension(place, RegoKind.Object, key, value), () =>
        {
            Rewind(mark);
            return Entries(place, key, Expression(pairs: false));
        });
    }

    Term Entries(Place place, Term key, Term value)
    {
        var entries = new List<KeyValuePair<Term, Term>> { new(key, value) };
        while (!TryAdvance(TokenKind.RightBrace))
        {
            Expect(TokenKind.Comma, Expected(TokenKind.RightBrace));
            if (TryAdvance(TokenKind.RightBrace))
                break;
            var next = Expression(pairs: false);
            Expect(TokenKind.Colon, "expected \":\"");
            entries.Add(new(next, Expression(pairs: false)));
        }
        return Shallow(new ObjectTerm(place, entries));
    }

    Term Comprehension(Place place, RegoKind kind, Term? key, Term value)
    {
        Advance();
        var body = Statements(kind == RegoKind.Array ? TokenKind.RightBracket : TokenKind.RightBrace);
        return Shallow(new ComprehensionTerm(place, kind, key, value, body));
    }

    TemplateTerm Template()
    {
        Descend();
        var start = current;
        var raw = start.Kind == TokenKind.RawTemplate;
        var texts = new List<string>();
        var parts = new List<Statement>();
        while (true)
        {
            texts.Add(lexer.TemplateText(raw, out var ended));
            if (ended)
                break;
            Advance();
            parts.Add(TemplatePart());
        }
        (previousEnd, previousEndLine) = (lexer.Mark.Position, lexer.Mark.Line);
        current = lexer.Next();
        Ascend();
        return Shallow(new TemplateTerm(start.Place, texts, parts));
    }

    Statement TemplatePart()
    {
        if (At(TokenKind.RightBrace))
            throw Fault("found empty template expression");
        var part = StatementText();
        if (part.Claim is not TermClaim { Term: not InfixTerm { Operation: TokenKind.Assign or TokenKind.Unify } } || part.IsNegated)
            throw Fault(part.Place, "a template expression must be a term");
        return At(TokenKind.RightBrace) ? part : throw Fault("expected } to end template string expression");
    }
}
