using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Compilation.Safety;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Evaluation.Documents;
using Holdfast.Rego.Evaluation.Nodes;
using Holdfast.Rego.Evaluation.Operands;
using Holdfast.Rego.Evaluation.Patterns;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Lowering;

/// <summary>Lowers terms: to operands where all their variables are bound, to patterns and scans where not.</summary>
sealed class TermLowering(DocumentNode root, SlotTable slots)
{
    public SlotTable Slots => slots;

    public Operand Operand(Term term, Bindings bindings)
    {
        switch (term)
        {
            case ConstantTerm constant:
                return new ConstantOperand(constant.Value);
            case VariableTerm variable:
                return new SlotOperand(slots.Of(variable.Name));
            case RefTerm reference:
                return Ref(reference, bindings);
            case ArrayTerm array:
                return Constants.Fold(new ArrayOperand(Operands(array.Items, bindings)), array.Items);
            case SetTerm set:
                return Constants.Fold(new SetOperand(Operands(set.Items, bindings)), set.Items);
            case ObjectTerm entries:
                var pairs = entries.Entries.Select(entry => (Operand(entry.Key, bindings), Operand(entry.Value, bindings))).ToArray();
                return Constants.Fold(new ObjectOperand(pairs), entries.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }));
            case QueryTerm query:
                return Query(query, bindings);
            default:
                throw new InvalidOperationException($"No lowering of {term.GetType().Name}.");
        }
    }

    public Operand[] Operands(IEnumerable<Term> terms, Bindings bindings) => [.. terms.Select(term => Operand(term, bindings))];

    /// <summary>A pattern for the term; its variables are bound behind it.</summary>
    public Pattern Pattern(Term term, Bindings bindings)
    {
        if (bindings.HasAll(GoalVariables.Of(term).Direct))
            return new EqualPattern(Operand(term, bindings));
        switch (term)
        {
            case VariableTerm { IsWildcard: true }:
                return AnyPattern.Instance;
            case VariableTerm variable:
                bindings.Add([variable.Name]);
                return new BindPattern(slots.Of(variable.Name));
            case ArrayTerm array:
                return new ArrayPattern([.. array.Items.Select(item => Pattern(item, bindings))]);
            case ObjectTerm entries:
                return new ObjectPattern([.. entries.Entries.Select(entry => (Operand(entry.Key, bindings), Pattern(entry.Value, bindings)))]);
            default:
                throw new InvalidOperationException($"No pattern for {term.GetType().Name}.");
        }
    }

    /// <summary>Whether the term is a reference some of whose keys are to be tried.</summary>
    public static bool IsScan(Term term, Bindings bindings) =>
        term is RefTerm reference && !bindings.HasAll(GoalVariables.Of(reference).Direct);

    /// <summary>The start and the keys of a scan; the variables among the keys are bound behind it.</summary>
    public (ScanStart Start, ScanKey[] Keys) Scan(RefTerm reference, Bindings bindings)
    {
        ScanStart start;
        var path = reference.Path;
        if (reference.StartsWith("data"))
        {
            var (document, known) = Start(reference.Path);
            start = new ScanStart(document, null);
            path = [.. reference.Path.Skip(known)];
        }
        else
        {
            var known = path.TakeWhile(key => bindings.HasAll(GoalVariables.Of(key).Direct)).ToList();
            start = new ScanStart(null, Ref(new RefTerm(reference.Place, reference.Head, known), bindings));
            path = [.. path.Skip(known.Count)];
        }
        return (start, [.. path.Select(key => ScanKey(key, bindings))]);
    }

    ScanKey ScanKey(Term key, Bindings bindings) => bindings.HasAll(GoalVariables.Of(key).Direct)
        ? new ScanKey(Operand(key, bindings), null)
        : new ScanKey(null, Pattern(key, bindings));

    Operand Ref(RefTerm reference, Bindings bindings)
    {
        if (reference.StartsWith("input"))
            return new InputOperand(Operands(reference.Path, bindings));
        if (!reference.StartsWith("data"))
            return new LookupOperand(Operand(reference.Head, bindings), Operands(reference.Path, bindings));
        var (start, known) = Start(reference.Path);
        return new DocumentOperand(start, Operands(reference.Path.Skip(known), bindings));
    }

    /// <summary>The constant keys at the start of a path, and how many they are.</summary>
    (DocumentStart Start, int Known) Start(IReadOnlyList<Term> path)
    {
        var keys = path.TakeWhile(key => key is ConstantTerm).Select(key => ((ConstantTerm)key).Value).ToArray();
        var node = root;
        var depth = 0;
        while (depth < keys.Length && node.Shape == DocumentShape.Branch && node.Child(keys[depth]) is { } child)
        {
            node = child;
            depth++;
        }
        return (new DocumentStart(node, keys, depth), keys.Length);
    }

    QueryOperand Query(QueryTerm query, Bindings bindings)
    {
        var inner = bindings.Above();
        var collector = slots.NewCollector();
        var body = new BodyLowering(this, inner);
        body.Add(query.Query);
        var value = Operand(query.Value, inner);
        Node end = query.Kind switch
        {
            RegoKind.Array => new CollectItemNode(collector, value) { Place = query.Place },
            RegoKind.Set => new CollectMemberNode(collector, value) { Place = query.Place },
            _ => new CollectEntryNode(collector, Operand(query.Key!, inner), value) { Place = query.Place },
        };
        return new QueryOperand(query.Kind, body.Finish(end), collector);
    }
}
