namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Ends the body of an array comprehension.</summary>
sealed class CollectItemNode(int collector, Operand value) : Node
{
    const int BytesPerItem = 16;

    public override Outcome Execute(Frame frame)
    {
        if (value.Evaluate(frame) is { } item)
        {
            frame.Machine.Budget.ChargeMemory(BytesPerItem);
            ((List<RegoValue>)frame.Collectors[collector]!).Add(item);
        }
        return Outcome.Fail;
    }
}

/// <summary>Ends the body of a set comprehension, or of a rule that adds members to a set.</summary>
sealed class CollectMemberNode(int collector, Operand value) : Node
{
    const int BytesPerMember = 32;

    public override Outcome Execute(Frame frame)
    {
        if (value.Evaluate(frame) is { } member)
        {
            frame.Machine.Budget.Charge(member.HashIsKnown ? 0 : member.Weight);
            if (((RegoSetBuilder)frame.Collectors[collector]!).Add(member))
                frame.Machine.Budget.ChargeMemory(BytesPerMember);
        }
        return Outcome.Fail;
    }
}

/// <summary>Ends the body of an object comprehension.</summary>
sealed class CollectEntryNode(int collector, Operand key, Operand value) : Node
{
    const int BytesPerEntry = 40;

    public override Outcome Execute(Frame frame)
    {
        if (key.Evaluate(frame) is not { } k || value.Evaluate(frame) is not { } v)
            return Outcome.Fail;
        frame.Machine.Budget.ChargeMemory(BytesPerEntry);
        frame.Machine.Budget.Charge(k.HashIsKnown ? 0 : k.Weight);
        if (!((RegoObjectBuilder)frame.Collectors[collector]!).TryAdd(k, v))
            throw Machine.Conflict(Place, "object keys must be unique");
        return Outcome.Fail;
    }
}
