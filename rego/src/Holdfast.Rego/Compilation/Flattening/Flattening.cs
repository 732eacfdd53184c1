using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Flattening;

/// <summary>
/// Takes calls out of terms: each becomes a goal of its own in front of the goal that uses it. So do references with variables
/// inside other terms, as they may have many values.
/// </summary>
sealed class Flattening
{
    const string Print = "print";

    readonly Functions functions;
    readonly VariableNumbers numbers;
    readonly bool wholeNegation;
    readonly ErrorList errors;
    readonly TermFlattening terms;

    public Flattening(Functions functions, VariableNumbers numbers, bool wholeNegation, ErrorList errors)
    {
        this.functions = functions;
        this.numbers = numbers;
        this.wholeNegation = wholeNegation;
        this.errors = errors;
        terms = new TermFlattening(functions, numbers, errors) { Bodies = Add };
    }

    public Query Query(Body body)
    {
        var goals = new List<Goal>();
        Add(body, goals);
        return new Query(goals);
    }

    public void Add(Body body, List<Goal> goals)
    {
        foreach (var statement in body.Statements)
            Add(statement, goals);
    }

    public Term Term(Term term, List<Goal> goals) => terms.Single(term, goals);

    /// <summary>An argument of a function's head: what must be computed becomes a variable that must equal it.</summary>
    public Term Argument(Term term, List<Goal> goals)
    {
        switch (term)
        {
            case ConstantTerm or VariableTerm:
                return term;
            case ArrayTerm array:
                return new ArrayTerm(array.Place, [.. array.Items.Select(item => Argument(item, goals))]);
            case ObjectTerm entries:
                return new ObjectTerm(entries.Place,
                    [.. entries.Entries.Select(entry => KeyValuePair.Create(Term(entry.Key, goals), Argument(entry.Value, goals)))]);
            default:
                var variable = numbers.Fresh(term.Place);
                goals.Add(new UnifyGoal(term.Place, variable, Term(term, goals)));
                return variable;
        }
    }

    void Add(Statement statement, List<Goal> goals)
    {
        var first = goals.Count;
        if (statement.Modifiers.Count == 0)
        {
            AddCore(statement, goals);
        }
        else
        {
            var replacements = new Replacements(functions, errors);
            var resolved = statement.Modifiers.Select(modifier => replacements.Resolve(modifier, value => terms.Single(value, goals))).ToList();
            var inner = new List<Goal>();
            AddCore(statement, inner);
            goals.Add(new WithGoal(statement.Place, resolved, new Query(inner)));
        }
        if (first < goals.Count)
            goals[first].StartsStatement = true;
    }

    void AddCore(Statement statement, List<Goal> goals)
    {
        if (!statement.IsNegated)
        {
            Add(statement.Place, statement.Claim, goals, eager: false);
            return;
        }
        var inner = new List<Goal>();
        Add(statement.Place, statement.Claim, inner, eager: !wholeNegation);
        if (wholeNegation)
        {
            goals.Add(new NotGoal(statement.Place, new Query(inner), IsClosed: true));
            return;
        }
        goals.AddRange(inner.SkipLast(1));
        goals.Add(new NotGoal(statement.Place, new Query([.. inner.TakeLast(1)]), IsClosed: false));
    }

    /// <param name="place">Where the statement starts.</param>
    /// <param name="claim">What it says.</param>
    /// <param name="goals">Where the goals go; the claim itself is the last.</param>
    /// <param name="eager">Whether references inside other terms are evaluated first even when they have no variables.</param>
    void Add(Place place, Claim claim, List<Goal> goals, bool eager)
    {
        switch (claim)
        {
            case TermClaim { Term: InfixTerm { Operation: TokenKind.Unify } unification }:
                AddUnification(place, unification, goals, eager);
                break;
            case TermClaim { Term: CallTerm { Function: VariableTerm { Name: Print } } print }:
                goals.Add(new PrintGoal(place, [.. print.Arguments.Select(terms.AllValues)]));
                break;
            case TermClaim { Term: CallTerm call }:
                terms.AddCall(call, null, goals, eager);
                break;
            case TermClaim term:
                goals.Add(new TestGoal(place, terms.Top(term.Term, goals, eager)));
                break;
            case SomeClaim some:
                var element = terms.Element(some.Collection, some.Key ?? terms.Wildcard(place), goals);
                goals.Add(new UnifyGoal(place, terms.Top(some.Value, goals, eager), element));
                break;
            case EveryClaim every:
                goals.Add(new EveryGoal(place, every.Key, every.Value, terms.Single(every.Collection, goals), Query(every.Body)));
                break;
            case BodyClaim body:
                Add(body.Body, goals);
                break;
        }
    }

    void AddUnification(Place place, InfixTerm unification, List<Goal> goals, bool eager)
    {
        var (left, right) = (unification.Left, unification.Right);
        if (left is CallTerm && right is not CallTerm)
            (left, right) = (right, left);
        var output = terms.Top(left, goals, eager);
        if (right is CallTerm call && !eager)
        {
            terms.AddCall(call, output is RefTerm ? terms.Hoisted(output, goals) : output, goals, eager);
            return;
        }
        var input = terms.Top(right, goals, eager);
        terms.Kinds.CheckEquation(place, output, input);
        goals.Add(new UnifyGoal(place, output, input));
    }
}
