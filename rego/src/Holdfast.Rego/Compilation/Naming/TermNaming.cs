using Holdfast.Rego.Builtins.Catalogue;
using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>Resolves the names in terms and bodies.</summary>
sealed class TermNaming(ModuleNames names, ErrorList errors)
{
    public Body Body(Body body, LocalScope scope)
    {
        var statements = new List<Statement>();
        foreach (var statement in body.Statements)
        {
            var modifiers = statement.Modifiers.Select(modifier => Modifier(modifier, scope)).ToList();
            statements.Add(statement with { Claim = Claim(statement.Claim, scope), Modifiers = modifiers });
        }
        return new Body(statements);
    }

    /// <summary>An argument of a function's head; its variables are declared by standing there.</summary>
    public Term Argument(Term term, LocalScope scope) => Pattern(term, scope, scope.DeclareArgument);

    public Term Term(Term term, LocalScope scope) => term switch
    {
        ConstantTerm => term,
        VariableTerm variable => Variable(variable, scope),
        RefTerm reference => Ref(reference, scope),
        CallTerm call => new CallTerm(call.Place, Function(call.Function, scope), Terms(call.Arguments, scope)),
        InfixTerm infix => Operator(infix, scope),
        MembershipTerm membership => Membership(membership, scope),
        ArrayTerm array => new ArrayTerm(array.Place, Terms(array.Items, scope)),
        SetTerm set => new SetTerm(set.Place, Terms(set.Items, scope)),
        ObjectTerm entries => new ObjectTerm(entries.Place,
            [.. entries.Entries.Select(entry => KeyValuePair.Create(Term(entry.Key, scope), Term(entry.Value, scope)))]),
        ComprehensionTerm comprehension => Comprehension(comprehension, scope.Nest()),
        TemplateTerm template => new TemplateTerm(template.Place, template.Texts,
            [.. template.Parts.Select(part => Body(new Body([part]), scope.Nest()).Statements[0])]),
        _ => throw new InvalidOperationException($"No naming of {term.GetType().Name}."),
    };

    List<Term> Terms(IEnumerable<Term> terms, LocalScope scope) => [.. terms.Select(term => Term(term, scope))];

    Claim Claim(Claim claim, LocalScope scope)
    {
        switch (claim)
        {
            case TermClaim { Term: InfixTerm { Operation: TokenKind.Assign } assignment }:
                var value = Term(assignment.Right, scope);
                return new TermClaim(new InfixTerm(assignment.Place, TokenKind.Unify, Target(assignment.Left, scope), value));
            case TermClaim { Term: InfixTerm { Operation: TokenKind.Unify } unification }:
                return new TermClaim(new InfixTerm(
                    unification.Place, TokenKind.Unify, Term(unification.Left, scope), Term(unification.Right, scope)));
            case TermClaim term:
                return new TermClaim(Term(term.Term, scope));
            case DeclarationClaim declaration:
                return new DeclarationClaim([.. declaration.Variables.Select(variable => scope.Declare(variable, "declared"))]);
            case SomeClaim some:
                var collection = Term(some.Collection, scope);
                var key = some.Key is null ? null : Pattern(some.Key, scope, variable => scope.Declare(variable, "declared"));
                return new SomeClaim(key, Pattern(some.Value, scope, variable => scope.Declare(variable, "declared")), collection);
            case EveryClaim every:
                return Every(every, scope);
            case BodyClaim body:
                return new BodyClaim(Body(body.Body, scope.Nest()));
            default:
                throw new InvalidOperationException($"No naming of {claim.GetType().Name}.");
        }
    }

    EveryClaim Every(EveryClaim every, LocalScope scope)
    {
        var collection = Term(every.Collection, scope);
        var inner = scope.Nest();
        var key = every.Key is null ? null : inner.Declare(every.Key, "declared");
        var value = inner.Declare(every.Value, "declared");
        return new EveryClaim(key, value, collection, Body(every.Body, inner.Nest()));
    }

    /// <summary>The left side of <c>:=</c>.</summary>
    Term Target(Term term, LocalScope scope)
    {
        switch (term)
        {
            case VariableTerm or ArrayTerm or ObjectTerm:
                return Pattern(term, scope, variable => scope.Declare(variable, "assigned"));
            case ConstantTerm constant:
                errors.Add(term.Place, RegoErrorCode.Compile, $"cannot assign to {constant.Value.Kind.Name()}");
                return term;
            default:
                errors.Add(term.Place, RegoErrorCode.Compile, $"cannot assign to {Kind(term)}");
                return term;
        }
    }

    static string Kind(Term term) => term switch
    {
        RefTerm => "ref",
        SetTerm => "set",
        ComprehensionTerm => "comprehension",
        _ => "call",
    };

    /// <summary>A term whose variables are declared by standing in it, except inside what is computed.</summary>
    Term Pattern(Term term, LocalScope scope, Func<VariableTerm, VariableTerm> declare) => term switch
    {
        VariableTerm variable => variable.IsWildcard ? variable : declare(variable),
        ArrayTerm array => new ArrayTerm(array.Place, [.. array.Items.Select(item => Pattern(item, scope, declare))]),
        ObjectTerm entries => new ObjectTerm(entries.Place,
            [.. entries.Entries.Select(entry => KeyValuePair.Create(Term(entry.Key, scope), Pattern(entry.Value, scope, declare)))]),
        _ => Term(term, scope),
    };

    Modifier Modifier(Modifier modifier, LocalScope scope) =>
        modifier with { Target = Function(modifier.Target, scope), Value = ModifierValue(modifier.Value, scope) };

    /// <summary>A value that may also be the name of a function, which is no variable.</summary>
    Term ModifierValue(Term value, LocalScope scope) =>
        value is VariableTerm or RefTerm { Head: VariableTerm } && Function(value, scope) is VariableTerm { Name: var name } function && BuiltinTable.Standard.TryGet(name, out _)
            ? function
            : Term(value, scope);

    Term Variable(VariableTerm variable, LocalScope scope)
    {
        if (variable.IsWildcard || variable.Name is "input" or "data")
            return variable.IsWildcard ? variable : new RefTerm(variable.Place, variable, []);
        if (scope.Find(variable.Name) is { } unique)
            return variable with { Name = unique };
        return names.Find(variable) is { } document ? document : variable;
    }

    RefTerm Ref(RefTerm reference, LocalScope scope)
    {
        var path = Terms(reference.Path, scope);
        return Term(reference.Head, scope) switch
        {
            RefTerm head => new RefTerm(reference.Place, head.Head, [.. head.Path, .. path]),
            var head => new RefTerm(reference.Place, head, path),
        };
    }

    /// <summary>The name of a function or of a document: spelled out from its root, or one word with dots for a builtin.</summary>
    Term Function(Term function, LocalScope scope)
    {
        var head = function as VariableTerm ?? (VariableTerm)((RefTerm)function).Head;
        var path = function is RefTerm reference ? reference.Path : [];
        if (head.Name is not ("input" or "data") && scope.Find(head.Name) is null && names.Find(head) is null && IsDotted(path))
            return new VariableTerm(function.Place, string.Join('.', path.Select(key => ((RegoString)((ConstantTerm)key).Value).Value).Prepend(head.Name)));
        return Term(function, scope);
    }

    static bool IsDotted(IReadOnlyList<Term> path) => path.All(key => key is ConstantTerm { Value: RegoString });

    CallTerm Operator(InfixTerm infix, LocalScope scope)
    {
        if (infix.Operation is TokenKind.Assign or TokenKind.Unify)
            errors.Add(infix.Place, RegoErrorCode.Parse, "an assignment must be a statement of its own");
        return new CallTerm(infix.Place, new VariableTerm(infix.Place, OperatorNames.Of(infix.Operation)), [Term(infix.Left, scope), Term(infix.Right, scope)]);
    }

    CallTerm Membership(MembershipTerm membership, LocalScope scope)
    {
        List<Term> arguments = [Term(membership.Value, scope), Term(membership.Collection, scope)];
        if (membership.Key is not null)
            arguments.Insert(0, Term(membership.Key, scope));
        return new CallTerm(membership.Place, new VariableTerm(membership.Place, OperatorNames.Member(arguments.Count)), arguments);
    }

    ComprehensionTerm Comprehension(ComprehensionTerm comprehension, LocalScope scope)
    {
        var body = Body(comprehension.Body, scope);
        var key = comprehension.Key is null ? null : Term(comprehension.Key, scope);
        return new ComprehensionTerm(comprehension.Place, comprehension.Kind, key, Term(comprehension.Value, scope), body);
    }
}
