using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Compilation.Safety;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Evaluation.Nodes;
using Holdfast.Rego.Evaluation.Operands;
using Holdfast.Rego.Evaluation.Patterns;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Lowering;

/// <summary>Lowers ordered goals to linked nodes.</summary>
sealed class BodyLowering(TermLowering terms, Bindings bindings)
{
    readonly List<Node> nodes = [];

    /// <summary>The variables bound behind the goals added so far.</summary>
    public Bindings Bindings => bindings;

    public void Add(Query query)
    {
        foreach (var goal in query.Goals)
        {
            var first = nodes.Count;
            Add(goal);
            if (goal.StartsStatement && first < nodes.Count)
                nodes[first].StartsStatement = true;
        }
    }

    /// <summary>Links the nodes, with one more at the end, and returns the first.</summary>
    public Node Finish(Node end)
    {
        nodes.Add(end);
        for (var i = 1; i < nodes.Count; i++)
            nodes[i - 1].Next = nodes[i];
        return nodes[0];
    }

    void Add(Goal goal)
    {
        switch (goal)
        {
            case TestGoal test when TermLowering.IsScan(test.Term, bindings):
                AddScan(goal, (RefTerm)test.Term, TruePattern.Instance);
                break;
            case TestGoal test:
                nodes.Add(new TestNode(terms.Operand(test.Term, bindings)) { Place = goal.Place });
                break;
            case UnifyGoal unify:
                AddUnification(unify);
                break;
            case CallGoal call:
                AddCall(call);
                break;
            case NotGoal negation:
                var body = new BodyLowering(terms, bindings.Above());
                body.Add(negation.Query);
                nodes.Add(new NotNode(body.Finish(new FoundNode())) { Place = goal.Place });
                break;
            case EveryGoal every:
                AddEvery(every);
                break;
            case WithGoal replaced:
                nodes.Add(new WithNode([.. replaced.Replacements.Select(Change)]) { Place = goal.Place });
                Add(replaced.Query);
                nodes.Add(new EndWithNode { Place = goal.Place });
                break;
            case PrintGoal print:
                nodes.Add(new PrintNode(terms.Operands(print.Parts, bindings)) { Place = goal.Place });
                break;
        }
    }

    void AddUnification(UnifyGoal unify)
    {
        if (Equations.Split(unify.Left, unify.Right) is not { } equations)
            nodes.Add(new FailNode { Place = unify.Place });
        else if (!Equations.Solve(equations, (left, right) => TryAdd(unify, left, right) || TryAdd(unify, right, left)))
            throw new InvalidOperationException($"An equation in line {unify.Place.Line} is not solved.");
    }

    bool TryAdd(Goal goal, Term known, Term other)
    {
        var trial = bindings.Above();
        if (!trial.Evaluate(known) || !trial.Receive(other))
            return false;
        if (TermLowering.IsScan(known, bindings))
            AddScan(goal, (RefTerm)known, other);
        else if (TermLowering.IsScan(other, bindings))
            AddScan(goal, (RefTerm)other, new EqualPattern(Kept(goal, terms.Operand(known, bindings))));
        else
            AddEquation(goal, terms.Operand(known, bindings), other);
        return true;
    }

    /// <summary>Tries all values of the reference; each must equal the other term.</summary>
    void AddScan(Goal goal, RefTerm reference, Term other)
    {
        var (start, keys) = terms.Scan(reference, bindings);
        if (!TermLowering.IsScan(other, bindings))
        {
            nodes.Add(new ScanNode(start, keys, terms.Pattern(other, bindings)) { Place = goal.Place });
            return;
        }
        var slot = terms.Slots.NewSlot();
        nodes.Add(new ScanNode(start, keys, new BindPattern(slot)) { Place = goal.Place });
        AddScan(goal, (RefTerm)other, new EqualPattern(new SlotOperand(slot)));
    }

    void AddScan(Goal goal, RefTerm reference, Pattern result)
    {
        var (start, keys) = terms.Scan(reference, bindings);
        nodes.Add(new ScanNode(start, keys, result) { Place = goal.Place });
    }

    /// <summary>The operand, computed once before what follows.</summary>
    Operand Kept(Goal goal, Operand operand)
    {
        if (operand is ConstantOperand or SlotOperand)
            return operand;
        var slot = terms.Slots.NewSlot();
        nodes.Add(new BindNode(slot, operand) { Place = goal.Place });
        return new SlotOperand(slot);
    }

    void AddEquation(Goal goal, Operand known, Term other)
    {
        if (bindings.HasAll(GoalVariables.Of(other).Direct))
        {
            nodes.Add(new CompareNode(known, terms.Operand(other, bindings)) { Place = goal.Place });
            return;
        }
        if (other is VariableTerm { IsWildcard: false } variable)
        {
            bindings.Add([variable.Name]);
            nodes.Add(new BindNode(terms.Slots.Of(variable.Name), known) { Place = goal.Place });
            return;
        }
        nodes.Add(new MatchNode(terms.Pattern(other, bindings), known) { Place = goal.Place });
    }

    void AddCall(CallGoal call)
    {
        var arguments = terms.Operands(call.Arguments, bindings);
        var callee = new Callee(call.Function.Builtin, call.Function.Node);
        if (call.Function.Builtin is { IsRelation: true })
        {
            var output = call.Output is null ? TruePattern.Instance : terms.Pattern(call.Output, bindings);
            nodes.Add(new RelationNode(callee, arguments, output) { Place = call.Place });
            return;
        }
        if (call.Output is null && call.Function.Builtin?.Name == OperatorNames.Equal)
        {
            nodes.Add(new CompareNode(arguments[0], arguments[1]) { Place = call.Place });
            return;
        }
        var operand = new CallOperand(callee, arguments, call.Place);
        if (call.Output is null)
            nodes.Add(new TestNode(operand) { Place = call.Place });
        else
            AddEquation(call, operand, call.Output);
    }

    void AddEvery(EveryGoal every)
    {
        var domain = terms.Operand(every.Domain, bindings);
        var inner = bindings.Above();
        var key = Loop(every.Key, inner);
        var value = Loop(every.Value, inner);
        var body = new BodyLowering(terms, inner);
        body.Add(every.Query);
        nodes.Add(new EveryNode(domain, key, value, body.Finish(new FoundNode())) { Place = every.Place });
    }

    int Loop(Term? variable, Bindings inner)
    {
        if (variable is not VariableTerm { IsWildcard: false } named)
            return -1;
        inner.Add([named.Name]);
        return terms.Slots.Of(named.Name);
    }

    ScopeChange Change(Replacement replacement)
    {
        var value = replacement.Value is null ? null : terms.Operand(replacement.Value, bindings);
        if (replacement.Function is { } function)
            return new ScopeChange(false, [], Callee(function), value, replacement.Substitute is { } substitute ? Callee(substitute) : null);
        var path = replacement.Document!.Path.Select(key => ((ConstantTerm)key).Value).ToArray();
        return new ScopeChange(replacement.Document.StartsWith("input"), path, null, value, null);
    }

    static Callee Callee(FunctionTarget target) => new(target.Builtin, target.Node);
}
