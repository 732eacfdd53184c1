using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Flattening;

/// <summary>The part of flattening that takes terms apart.</summary>
sealed class TermFlattening(Functions functions, VariableNumbers numbers, ErrorList errors)
{
    const string TemplateFunction = "internal.template_string";

    int wildcards;

    public EvidentKinds Kinds { get; } = new(errors);

    /// <summary>Flattens the bodies inside terms.</summary>
    public Action<Body, List<Goal>> Bodies { get; init; } = (_, _) => { };

    public VariableTerm Wildcard(Place place) => new(place, $"{VariableTerm.WildcardMark}some{++wildcards}");

    /// <summary>A term that is one side of an equation or a whole statement: a reference may stay, whatever it holds.</summary>
    public Term Top(Term term, List<Goal> goals, bool eager) => term switch
    {
        RefTerm reference => Ref(reference, goals, eager),
        CallTerm call => Called(call, goals, eager),
        ArrayTerm array => new ArrayTerm(array.Place, [.. array.Items.Select(item => Part(item, goals, eager))]),
        SetTerm set => new SetTerm(set.Place, [.. set.Items.Select(item => Part(item, goals, eager))]),
        ObjectTerm entries => new ObjectTerm(entries.Place,
            [.. entries.Entries.Select(entry => KeyValuePair.Create(Part(entry.Key, goals, eager), Part(entry.Value, goals, eager)))]),
        ComprehensionTerm comprehension => Query(comprehension),
        TemplateTerm template => Called(Template(template), goals, eager),
        _ => term,
    };

    /// <summary>A term that has at most one value once its variables are bound.</summary>
    public Term Single(Term term, List<Goal> goals) => Part(term, goals, eager: false);

    /// <summary>The elements of a collection under a key.</summary>
    public RefTerm Element(Term collection, Term key, List<Goal> goals)
    {
        var whole = Top(collection, goals, eager: false);
        var keyPart = key is RefTerm ? Part(key, goals, eager: false) : Top(key, goals, eager: false);
        return whole switch
        {
            RefTerm reference => new RefTerm(reference.Place, reference.Head, [.. reference.Path, keyPart]),
            VariableTerm variable => new RefTerm(variable.Place, variable, [keyPart]),
            _ => new RefTerm(whole.Place, Hoisted(whole, goals), [keyPart]),
        };
    }

    public VariableTerm Hoisted(Term term, List<Goal> goals)
    {
        var variable = numbers.Fresh(term.Place);
        goals.Add(new UnifyGoal(term.Place, variable, term));
        return variable;
    }

    /// <summary>The set of all values a term has.</summary>
    public QueryTerm AllValues(Term term)
    {
        var goals = new List<Goal>();
        return new QueryTerm(term.Place, RegoKind.Set, null, Part(term, goals, eager: false), new Query(goals));
    }

    /// <summary>Adds the goal of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="output">What the result must equal; null when it must not be false.</param>
    /// <param name="goals">Where the goal goes, behind what it needs.</param>
    /// <param name="eager">Whether references in the arguments are evaluated first.</param>
    public void AddCall(CallTerm call, Term? output, List<Goal> goals, bool eager)
    {
        var target = functions.Called(call);
        var isEquation = output is null && target?.Builtin?.Name == OperatorNames.Equal;
        var arguments = call.Arguments.Select(argument => isEquation && eager ? Top(argument, goals, eager) : Part(argument, goals, eager)).ToList();
        if (target is null)
            return;
        if (output is null && arguments.Count == target.Arity + 1)
        {
            output = arguments[^1];
            arguments.RemoveAt(arguments.Count - 1);
        }
        if (arguments.Count != target.Arity)
            errors.Add(call.Place, RegoErrorCode.Type, ArityText(target, arguments.Count));
        else if (target.Builtin is { } builtin)
            Kinds.CheckOperands(call.Place, builtin, arguments);
        goals.Add(new CallGoal(call.Place, target, arguments, output));
    }

    static string ArityText(FunctionTarget target, int got) => target.Builtin is null
        ? $"function {target.Name} has arity {target.Arity}, got {Functions.Count(got)}"
        : $"{target.Name}: arity mismatch\n\thave: {Functions.Count(got)}\n\twant: {Functions.Count(target.Arity)}";

    /// <summary>A term inside another one.</summary>
    Term Part(Term term, List<Goal> goals, bool eager)
    {
        var flat = Top(term, goals, eager);
        return flat is RefTerm reference && (eager || GoalVariables.Of(reference).Direct.Count > 0)
            ? Hoisted(reference, goals)
            : flat;
    }

    RefTerm Ref(RefTerm reference, List<Goal> goals, bool eager)
    {
        if (functions.Node(reference) is { Shape: DocumentShape.Function } function)
            errors.Add(reference.Place, RegoErrorCode.Type, $"function {function} used as reference, not called");
        var path = reference.Path.Select(key => key is ConstantTerm ? key : Part(key, goals, eager)).ToList();
        var head = reference.Head is VariableTerm ? reference.Head : HeadVariable(reference.Head, goals, eager);
        return new RefTerm(reference.Place, head, path);
    }

    Term HeadVariable(Term head, List<Goal> goals, bool eager)
    {
        var flat = Top(head, goals, eager);
        return flat is VariableTerm ? flat : Hoisted(flat, goals);
    }

    VariableTerm Called(CallTerm call, List<Goal> goals, bool eager)
    {
        var variable = numbers.Fresh(call.Place);
        AddCall(call, variable, goals, eager);
        return variable;
    }

    QueryTerm Query(ComprehensionTerm comprehension)
    {
        var goals = new List<Goal>();
        Bodies(comprehension.Body, goals);
        var key = comprehension.Key is null ? null : Part(comprehension.Key, goals, eager: false);
        var value = Part(comprehension.Value, goals, eager: false);
        return new QueryTerm(comprehension.Place, comprehension.Kind, key, value, new Query(goals));
    }

    CallTerm Template(TemplateTerm template)
    {
        var parts = new List<Term>();
        for (var i = 0; i < template.Texts.Count; i++)
        {
            if (template.Texts[i].Length > 0)
                parts.Add(new ConstantTerm(template.Place, RegoString.Of(template.Texts[i])));
            if (i < template.Parts.Count)
                parts.Add(TemplatePart(template.Parts[i]));
        }
        return new CallTerm(template.Place, new VariableTerm(template.Place, TemplateFunction), [new ArrayTerm(template.Place, parts)]);
    }

    /// <summary>An expression as the set of its values, with its modifiers.</summary>
    ComprehensionTerm TemplatePart(Statement part)
    {
        var value = numbers.Fresh(part.Place);
        var term = ((TermClaim)part.Claim).Term;
        var claim = new TermClaim(new InfixTerm(part.Place, Syntax.Lexing.TokenKind.Unify, value, term));
        return new ComprehensionTerm(part.Place, RegoKind.Set, null, value, new Body([part with { Claim = claim }]));
    }
}
