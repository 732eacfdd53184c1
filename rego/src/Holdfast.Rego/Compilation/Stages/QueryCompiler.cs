using Holdfast.Rego.Compilation.Flattening;
using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Compilation.Safety;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Evaluation.Nodes;
using Holdfast.Rego.Evaluation.Operands;
using Holdfast.Rego.Lowering;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Parsing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Stages;

/// <summary>Compiles a query against a compiled policy.</summary>
static class QueryCompiler
{
    public static QueryCode Compile(string text, PolicyCode policy)
    {
        var errors = new ErrorList();
        var parsed = Parse(text, errors);
        var (body, numbers) = new RuleNaming(ModuleNames.None, errors).NameQuery(parsed);
        errors.ThrowIfAny();
        var functions = new Functions(policy.Tree, errors);
        var (query, value) = Flatten(body, functions, numbers, errors);
        functions.ReportMissing();
        errors.ThrowIfAny();
        var bindings = new Bindings(null, []);
        new Ordering(errors).Order(query, bindings, null);
        errors.ThrowIfAny();
        return Lower(query, value, policy);
    }

    static Body Parse(string text, ErrorList errors)
    {
        try
        {
            return Parser.ParseQuery(text);
        }
        catch (SyntaxException exception)
        {
            errors.Add(exception.Error);
            errors.ThrowIfAny();
            throw;
        }
    }

    /// <summary>Flattens the query. When it is one term, its value is the query's value, also when it is false.</summary>
    static (Query Query, VariableTerm? Value) Flatten(Body body, Functions functions, VariableNumbers numbers, ErrorList errors)
    {
        var flattening = new Flattening.Flattening(functions, numbers, wholeNegation: false, errors);
        if (body.Statements is not [{ IsNegated: false, Claim: TermClaim { Term: not InfixTerm { Operation: TokenKind.Unify } } claim } only] ||
            (claim.Term is CallTerm call && functions.Find(call.Function)?.Arity != call.Arguments.Count))
        {
            return (flattening.Query(body), null);
        }
        var value = numbers.Fresh(only.Place);
        var unification = new TermClaim(new InfixTerm(only.Place, TokenKind.Unify, value, claim.Term));
        return (flattening.Query(new Body([only with { Claim = unification }])), value);
    }

    static QueryCode Lower(Query query, VariableTerm? value, PolicyCode policy)
    {
        var slots = new SlotTable();
        slots.NewCollector();
        var lowering = new BodyLowering(new TermLowering(policy.Tree.Root, slots), new Bindings(null, []));
        lowering.Add(query);
        var names = query.Direct.Where(IsShown).OrderBy(name => name, StringComparer.Ordinal).ToList();
        var columns = names.Select(name => (Operand)new SlotOperand(slots.Of(name))).ToList();
        if (value is not null)
            columns.Add(new SlotOperand(slots.Of(value.Name)));
        var first = lowering.Finish(new YieldRowNode([.. columns]));
        return new QueryCode(first, slots.Slots, slots.Collectors, [.. names.Select(VariableTerm.Source)], value is not null);
    }

    static bool IsShown(string name) => name[0] is not (VariableTerm.GeneratedMark or VariableTerm.WildcardMark);
}
