namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Holds when the body has no solution.</summary>
sealed class NotNode(Node body) : Node
{
    public override Outcome Execute(Frame frame) => When(!Run(body, frame));
}

/// <summary>Holds when the body has a solution for each element of a collection.</summary>
sealed class EveryNode(Operand domain, int key, int value, Node body) : Node
{
    public override Outcome Execute(Frame frame) => When(domain.Evaluate(frame) switch
    {
        RegoArray array => Holds(frame, array),
        RegoSet set => Holds(frame, set),
        RegoObject entries => Holds(frame, entries),
        _ => false,
    });

    bool Holds(Frame frame, RegoArray array)
    {
        for (var i = 0; i < array.Count; i++)
        {
            if (!Holds(frame, RegoNumber.Of(i), array[i]))
                return false;
        }
        return true;
    }

    bool Holds(Frame frame, RegoSet set)
    {
        for (var i = 0; i < set.Count; i++)
        {
            if (!Holds(frame, set.MemberAt(i), set.MemberAt(i)))
                return false;
        }
        return true;
    }

    bool Holds(Frame frame, RegoObject entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (!Holds(frame, entries.KeyAt(i), entries.ValueAt(i)))
                return false;
        }
        return true;
    }

    bool Holds(Frame frame, RegoValue elementKey, RegoValue element)
    {
        if (key >= 0)
            frame.Slots[key] = elementKey;
        if (value >= 0)
            frame.Slots[value] = element;
        return Run(body, frame);
    }
}
