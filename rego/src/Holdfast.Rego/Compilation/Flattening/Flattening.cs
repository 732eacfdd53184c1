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
internal sealed class Flattening
{
    private const string Print = "print";

    private readonly Functions _functions;
    private readonly VariableNumbers _numbers;
    private readonly bool _wholeNegation;
    private readonly ErrorList _errors;
    private readonly TermFlattening _terms;

    internal Flattening(Functions functions, VariableNumbers numbers, bool wholeNegation, ErrorList errors)
    {
        _functions = functions;
        _numbers = numbers;
        _wholeNegation = wholeNegation;
        _errors = errors;
        _terms = new TermFlattening(functions, numbers, errors) { Bodies = Add };
    }

    internal Query Query(Body body)
    {
        var goals = new List<Goal>();
        Add(body, goals);
        return new Query(goals);
    }

    internal void Add(Body body, List<Goal> goals)
    {
        foreach (var statement in body.Statements)
            Add(statement, goals);
    }

    internal Term Term(Term term, List<Goal> goals) => _terms.Single(term, goals);

    /// <summary>An argument of a function's head: what must be computed becomes a variable that must equal it.</summary>
    internal Term Argument(Term term, List<Goal> goals)
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
                var variable = _numbers.Fresh(term.Place);
                goals.Add(new UnifyGoal(term.Place, variable, Term(term, goals)));
                return variable;
        }
    }

    private void Add(Statement statement, List<Goal> goals)
    {
        var first = goals.Count;
        if (statement.Modifiers.Count == 0)
        {
            AddCore(statement, goals);
        }
        else
        {
            var replacements = new Replacements(_functions, _errors);
            var resolved = statement.Modifiers.Select(modifier => replacements.Resolve(modifier, value => _terms.Single(value, goals))).ToList();
            var inner = new List<Goal>();
            AddCore(statement, inner);
            goals.Add(new WithGoal(statement.Place, resolved, new Query(inner)));
        }
        if (first < goals.Count)
            goals[first].StartsStatement = true;
    }

    private void AddCore(Statement statement, List<Goal> goals)
    {
        if (!statement.IsNegated)
        {
            Add(statement.Place, statement.Claim, goals, eager: false);
            return;
        }
        var inner = new List<Goal>();
        Add(statement.Place, statement.Claim, inner, eager: !_wholeNegation);
        if (_wholeNegation)
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
    private void Add(Place place, Claim claim, List<Goal> goals, bool eager)
    {
        switch (claim)
        {
            case TermClaim { Term: InfixTerm { Operation: TokenKind.Unify } unification }:
                AddUnification(place, unification, goals, eager);
                break;
            case TermClaim { Term: CallTerm { Function: VariableTerm { Name: Print } } print }:
                goals.Add(new PrintGoal(place, [.. print.Arguments.Select(_terms.AllValues)]));
                break;
            case TermClaim { Term: CallTerm call }:
                _terms.AddCall(call, null, goals, eager);
                break;
            case TermClaim term:
                goals.Add(new TestGoal(place, _terms.Top(term.Term, goals, eager)));
                break;
            case SomeClaim some:
                var element = _terms.Element(some.Collection, some.Key ?? _terms.Wildcard(place), goals);
                goals.Add(new UnifyGoal(place, _terms.Top(some.Value, goals, eager), element));
                break;
            case EveryClaim every:
                goals.Add(new EveryGoal(place, every.Key, every.Value, _terms.Single(every.Collection, goals), Query(every.Body)));
                break;
            case BodyClaim body:
                Add(body.Body, goals);
                break;
        }
    }

    private void AddUnification(Place place, InfixTerm unification, List<Goal> goals, bool eager)
    {
        var (left, right) = (unification.Left, unification.Right);
        if (left is CallTerm && right is not CallTerm)
            (left, right) = (right, left);
        var output = _terms.Top(left, goals, eager);
        if (right is CallTerm call && !eager)
        {
            _terms.AddCall(call, output is RefTerm ? _terms.Hoisted(output, goals) : output, goals, eager);
            return;
        }
        var input = _terms.Top(right, goals, eager);
        _terms.Kinds.CheckEquation(place, output, input);
        goals.Add(new UnifyGoal(place, output, input));
    }
}
