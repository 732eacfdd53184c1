using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Parsing;

sealed partial class Parser
{
    /// <summary>A term with operators and <c>in</c>.</summary>
    /// <param name="pairs">Whether <c>key, value in collection</c> may stand here.</param>
    /// <param name="beforeBar">Whether a <c>|</c> ends the term, because it may open a comprehension's body.</param>
    Term Expression(bool pairs, bool beforeBar = false)
    {
        Descend();
        var left = Operators(Precedence.Relation, beforeBar);
        if (pairs && At(TokenKind.Comma))
            left = PairMembership(left);
        while (TryAdvance(TokenKind.In))
            left = Shallow(new MembershipTerm(left.Place, null, left, Operators(Precedence.Relation, beforeBar)));
        Ascend();
        return left;
    }

    Term PairMembership(Term key)
    {
        var mark = Mark();
        Advance();
        var value = Operators(Precedence.Relation);
        if (TryAdvance(TokenKind.In))
            return Shallow(new MembershipTerm(key.Place, key, value, Operators(Precedence.Relation)));
        Rewind(mark);
        return key;
    }

    Term Operators(int least, bool beforeBar = false)
    {
        var left = Suffixed(calls: true);
        while (true)
        {
            var precedence = Precedence.Of(current.Kind);
            if (precedence < least || precedence == 0 || (beforeBar && At(TokenKind.Or)))
                return left;
            var operation = Advance();
            var right = Operators(precedence + 1, beforeBar);
            left = Shallow(new InfixTerm(left.Place, operation.Kind, left, right));
        }
    }

    /// <summary>A term with the keys and argument lists that follow it without a blank.</summary>
    Term Suffixed(bool calls)
    {
        var term = Primary();
        while (Adjacent)
        {
            if (At(TokenKind.Dot) || At(TokenKind.LeftBracket))
                term = WithKey(term);
            else if (calls && At(TokenKind.LeftParenthesis) && IsFunctionName(term))
                term = Call(term);
            else
                break;
        }
        return term;
    }

    static bool IsFunctionName(Term term) =>
        term is VariableTerm or RefTerm { Head: VariableTerm };

    RefTerm WithKey(Term term)
    {
        if (term is ConstantTerm constant)
            throw Fault(term.Place, $"illegal ref (head cannot be {Values.RegoKindNames.Name(constant.Value.Kind)})");
        var path = new List<Term>();
        while (Adjacent && (At(TokenKind.Dot) || At(TokenKind.LeftBracket)))
            path.Add(Key());
        return Shallow(term is RefTerm inner
            ? new RefTerm(inner.Place, inner.Head, [.. inner.Path, .. path])
            : new RefTerm(term.Place, term, path));
    }

    Term Key()
    {
        if (Advance().Kind == TokenKind.Dot)
        {
            var word = Adjacent ? Word("expected identifier") : throw Unexpected("expected identifier");
            return new ConstantTerm(word.Place, RegoString.Of(word.Text));
        }
        var key = Expression(pairs: false);
        Expect(TokenKind.RightBracket, "expected ]");
        return key;
    }

    CallTerm Call(Term function)
    {
        Advance();
        return Shallow(new CallTerm(function.Place, function, Items(TokenKind.RightParenthesis)));
    }

    Term Primary()
    {
        var token = current;
        return token.Kind switch
        {
            TokenKind.Null => Constant(RegoNull.Value),
            TokenKind.True => Constant(RegoBoolean.True),
            TokenKind.False => Constant(RegoBoolean.False),
            TokenKind.String => Constant(RegoString.Of(token.Text)),
            TokenKind.Number or TokenKind.Minus => NumberText(),
            TokenKind.Template or TokenKind.RawTemplate => Template(),
            TokenKind.Identifier => Name(),
            TokenKind.Contains => ContainsFunction(),
            TokenKind.LeftBracket => ArrayText(),
            TokenKind.LeftBrace => BraceText(),
            TokenKind.LeftParenthesis => Parenthesized(),
            _ => throw Unexpected(),
        };
    }

    ConstantTerm Constant(RegoValue value) => new(Advance().Place, value);

    ConstantTerm NumberText()
    {
        var place = current.Place;
        var sign = TryAdvance(TokenKind.Minus) ? "-" : "";
        if (!At(TokenKind.Number) || (sign.Length > 0 && !Adjacent))
            throw Unexpected();
        return RegoNumber.TryParse(sign + current.Text, out var number)
            ? new ConstantTerm(place, Constant(number).Value)
            : throw Fault("illegal number: too large, too small or too long");
    }

    Term Name()
    {
        var token = Advance();
        if (token.Text != "set" || !Adjacent || !At(TokenKind.LeftParenthesis))
            return Variable(token);
        Advance();
        Expect(TokenKind.RightParenthesis, "expected )");
        return new SetTerm(token.Place, []);
    }

    /// <summary>The keyword is also the name of a function, which is known by the argument list behind it.</summary>
    VariableTerm ContainsFunction()
    {
        var mark = Mark();
        var token = Advance();
        if (Adjacent && At(TokenKind.LeftParenthesis))
            return new VariableTerm(token.Place, token.Text);
        Rewind(mark);
        throw Unexpected();
    }

    VariableTerm Variable(Token token) => new(
        token.Place, token.Text == "_" ? $"{VariableTerm.WildcardMark}{wildcards++}" : token.Text);

    Term Parenthesized()
    {
        Advance();
        var term = Expression(pairs: true);
        Expect(TokenKind.RightParenthesis, "expected )");
        return term;
    }
}
