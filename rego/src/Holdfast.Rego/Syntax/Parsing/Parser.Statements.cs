using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Parsing;

sealed partial class Parser
{
    Body BracedBody()
    {
        Expect(TokenKind.LeftBrace, "expected {");
        return Statements(TokenKind.RightBrace);
    }

    /// <summary>Statements up to the closing token, which is passed over.</summary>
    Body Statements(TokenKind close)
    {
        Descend();
        var statements = new List<Statement>();
        while (TryAdvance(TokenKind.Semicolon)) { }
        if (At(close))
            throw Fault("found empty body");
        while (true)
        {
            statements.Add(StatementText());
            var separated = current.Place.Line > previousEndLine;
            while (TryAdvance(TokenKind.Semicolon))
                separated = true;
            if (At(close))
                break;
            if (!separated || At(TokenKind.End))
                throw At(TokenKind.End) ? Unexpected() : Unexpected(close == TokenKind.End ? "expected \\n or ;" : $"expected \\n or ; or {Closing(close)}");
        }
        if (close != TokenKind.End)
            Advance();
        Ascend();
        return new Body(statements);
    }

    static string Closing(TokenKind close) => close == TokenKind.RightBrace ? "}" : "]";

    Statement StatementText()
    {
        Descend();
        var place = current.Place;
        var negated = TryAdvance(TokenKind.Not);
        var claim = Claim(negated);
        var modifiers = new List<Modifier>();
        while (At(TokenKind.With))
            modifiers.Add(WithModifier());
        Ascend();
        var statement = new Statement(place, claim, negated, modifiers);
        return statement.Depth <= SyntaxLimits.MaxDepth ? statement : throw TooDeep(place);
    }

    Claim Claim(bool negated) => current.Kind switch
    {
        TokenKind.Some when !negated => Some(),
        TokenKind.Every when !negated => Every(),
        TokenKind.LeftBrace when negated && wholeNegation => Either<Claim>(() => new BodyClaim(BracedBody()), TopTerm),
        _ => TopTerm(),
    };

    TermClaim TopTerm()
    {
        var left = Expression(pairs: true);
        if (!At(TokenKind.Assign) && !At(TokenKind.Unify))
            return new TermClaim(left);
        var operation = Advance();
        return new TermClaim(Shallow(new InfixTerm(operation.Place, operation.Kind, left, Expression(pairs: true))));
    }

    Claim Some()
    {
        Advance();
        var terms = new List<Term> { Operators(Precedence.Relation) };
        while (TryAdvance(TokenKind.Comma))
            terms.Add(Operators(Precedence.Relation));
        if (TryAdvance(TokenKind.In))
        {
            if (terms.Count > 2)
                throw Fault("expected one or two terms before `in`");
            return new SomeClaim(terms.Count == 2 ? terms[0] : null, terms[^1], Expression(pairs: false));
        }
        foreach (var term in terms)
        {
            if (term is not VariableTerm)
                throw Fault(term.Place, "expected var");
        }
        return new DeclarationClaim([.. terms.Cast<VariableTerm>()]);
    }

    EveryClaim Every()
    {
        Advance();
        var first = LoopVariable();
        var second = TryAdvance(TokenKind.Comma) ? LoopVariable() : null;
        Expect(TokenKind.In, "expected `in`");
        var collection = Expression(pairs: false);
        if (!At(TokenKind.LeftBrace))
            throw Unexpected("missing body");
        var body = BracedBody();
        return new EveryClaim(second is null ? null : first, second ?? first, collection, body);
    }

    VariableTerm LoopVariable()
    {
        var token = Expect(TokenKind.Identifier, "expected var");
        return Variable(token);
    }

    Modifier WithModifier()
    {
        var place = Advance().Place;
        var target = Suffixed(calls: false);
        if (target is not (VariableTerm or RefTerm { Head: VariableTerm }))
            throw Fault(target.Place, "with target must be a reference");
        Expect(TokenKind.As, "expected `as` keyword");
        return new Modifier(place, target, Expression(pairs: false));
    }
}
