using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Parsing;

sealed partial class Parser
{
    Rule RuleText()
    {
        var place = current.Place;
        var isDefault = TryAdvance(TokenKind.Default);
        var head = Head();
        var value = HeadValue();
        if (head.Member is not null && value is not null)
            throw Fault(place, "a multi-value rule cannot have a value");
        if (isDefault)
            return new Rule(place, true, head, [new Branch(place, DefaultRules.Checked(place, head, value), null)]);
        var body = IfBody();
        if (value is null && body is null && head.Member is null)
            throw MissingBody(place, head);
        var branches = new List<Branch> { new(place, value, body) };
        while (At(TokenKind.Else))
            branches.Add(ElseBranch(head));
        return new Rule(place, false, head, branches);
    }

    RuleHead Head()
    {
        if (!At(TokenKind.Identifier))
            throw Unexpected();
        var name = Advance();
        var path = new List<Term>();
        while (Adjacent && (At(TokenKind.Dot) || At(TokenKind.LeftBracket)))
        {
            if (path.Count == SyntaxLimits.MaxDepth)
                throw TooDeep(current.Place);
            path.Add(Key());
        }
        List<Term>? arguments = null;
        if (Adjacent && TryAdvance(TokenKind.LeftParenthesis))
            arguments = Items(TokenKind.RightParenthesis);
        Term? member = null;
        if (TryAdvance(TokenKind.Contains))
        {
            if (arguments is not null)
                throw Fault(name.Place, "a function cannot be a multi-value rule");
            member = Expression(pairs: false);
        }
        return new RuleHead(name.Place, name.Text, path, arguments, member);
    }

    Term? HeadValue() =>
        TryAdvance(TokenKind.Assign) || TryAdvance(TokenKind.Unify) ? Expression(pairs: false) : null;

    SyntaxException MissingBody(Place place, RuleHead head)
    {
        if (At(TokenKind.LeftBrace))
            return Fault(place, "`if` keyword is required before rule body");
        if (head.Path.Count > 0 && head.Arguments is null)
            return Fault(place, "`contains` keyword is required for partial set rules");
        return At(TokenKind.End) || current.Place.Line > place.Line
            ? Fault(place, "var cannot be used for rule name")
            : Unexpected();
    }

    Body? IfBody()
    {
        if (At(TokenKind.LeftBrace))
            throw Fault("`if` keyword is required before rule body");
        if (!TryAdvance(TokenKind.If))
            return null;
        return At(TokenKind.LeftBrace) ? Either(BracedBody, SingleStatement) : SingleStatement();
    }

    Body SingleStatement() => new([StatementText()]);

    Branch ElseBranch(RuleHead head)
    {
        if (head.Member is not null)
            throw Fault("else keyword cannot be used on multi-value rules");
        var place = Advance().Place;
        var value = HeadValue();
        var body = IfBody();
        return value is null && body is null ? throw Unexpected("expected value or body behind else") : new Branch(place, value, body);
    }
}
