using Holdfast.Rego.Evaluation.Documents;
using Holdfast.Rego.Evaluation.Patterns;

namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Tries all values of a reference in which some keys are not known.</summary>
/// <param name="start">Where the reference starts.</param>
/// <param name="keys">The keys: known ones are looked up, the others tried.</param>
/// <param name="result">What the value must fit.</param>
sealed class ScanNode(ScanStart start, ScanKey[] keys, Pattern result) : Node
{
    public override Outcome Execute(Frame frame) =>
        start.TryEnter(frame, out var cursor) && Walk(frame, cursor, 0) ? Outcome.Stop : Outcome.Fail;

    bool Walk(Frame frame, DocumentCursor cursor, int index)
    {
        var machine = frame.Machine;
        for (; index < keys.Length; index++)
        {
            if (keys[index].Known is not { } known)
                return Scan(frame, cursor, index);
            if (known.Evaluate(frame) is not { } key || !cursor.TryStep(machine, key, out cursor))
                return false;
        }
        return cursor.Value(machine) is { } value && result.Match(frame, value) && Run(Next, frame);
    }

    bool Scan(Frame frame, DocumentCursor cursor, int index) => cursor.Whole(frame.Machine) switch
    {
        RegoArray array => Scan(frame, array, index),
        RegoSet set => Scan(frame, set, index),
        RegoObject entries => Scan(frame, entries, index),
        null => ScanDocument(frame, cursor, index),
        _ => false,
    };

    bool Scan(Frame frame, RegoArray array, int index)
    {
        var pattern = keys[index].Tried!;
        var ignoresKey = pattern is AnyPattern;
        for (var i = 0; i < array.Count; i++)
        {
            frame.Machine.Budget.Step();
            if ((ignoresKey || pattern.Match(frame, RegoNumber.Of(i))) && Below(frame, array[i], index + 1))
                return true;
        }
        return false;
    }

    bool Scan(Frame frame, RegoSet set, int index)
    {
        var pattern = keys[index].Tried!;
        for (var i = 0; i < set.Count; i++)
        {
            frame.Machine.Budget.Step();
            var member = set.MemberAt(i);
            if (pattern.Match(frame, member) && Below(frame, member, index + 1))
                return true;
        }
        return false;
    }

    bool Scan(Frame frame, RegoObject entries, int index)
    {
        var pattern = keys[index].Tried!;
        for (var i = 0; i < entries.Count; i++)
        {
            frame.Machine.Budget.Step();
            if (pattern.Match(frame, entries.KeyAt(i)) && Below(frame, entries.ValueAt(i), index + 1))
                return true;
        }
        return false;
    }

    bool Below(Frame frame, RegoValue value, int index)
    {
        if (index < keys.Length)
            return Walk(frame, DocumentCursor.Of(value), index);
        return result.Match(frame, value) && Run(Next, frame);
    }

    bool ScanDocument(Frame frame, DocumentCursor cursor, int index)
    {
        var machine = frame.Machine;
        var pattern = keys[index].Tried!;
        foreach (var key in cursor.Keys(machine))
        {
            machine.Budget.Step();
            if (pattern.Match(frame, key) && cursor.TryStep(machine, key, out var below) && Walk(frame, below, index + 1))
                return true;
        }
        return false;
    }
}
