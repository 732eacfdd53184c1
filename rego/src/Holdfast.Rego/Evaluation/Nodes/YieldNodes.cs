using Holdfast.Rego.Evaluation.Operands;
using Holdfast.Rego.Evaluation.Rules;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Ends the body of a rule with one value; all solutions must agree.</summary>
sealed class YieldNode(Operand value, string conflict) : Node
{
    readonly bool isConstant = value is ConstantOperand;

    public override Outcome Execute(Frame frame)
    {
        if (value.Evaluate(frame) is not { } result)
            return Outcome.Fail;
        if (frame.Result is not null && !ValueEquality.Same(frame.Result, result))
            throw Machine.Conflict(Place, conflict);
        frame.Result = result;
        return isConstant ? Outcome.Stop : Outcome.Fail;
    }
}

/// <summary>Ends the body of a rule with computed keys.</summary>
sealed class YieldBelowNode(Operand[] tail, Operand value, bool isMember) : Node
{
    const int BytesPerEntry = 64;

    public override Outcome Execute(Frame frame)
    {
        var keys = new RegoValue[tail.Length];
        for (var i = 0; i < tail.Length; i++)
        {
            if (tail[i].Evaluate(frame) is not { } key)
                return Outcome.Fail;
            frame.Machine.Budget.Charge(key.HashIsKnown ? 0 : key.Weight);
            keys[i] = key;
        }
        if (value.Evaluate(frame) is not { } result)
            return Outcome.Fail;
        frame.Machine.Budget.ChargeMemory(BytesPerEntry * tail.Length);
        Add((DocumentExtent)frame.Collectors[0]!, keys, result);
        return Outcome.Fail;
    }

    void Add(DocumentExtent extent, RegoValue[] keys, RegoValue result)
    {
        foreach (var key in keys)
            extent = extent.Below(key) ?? throw DocumentExtent.Conflict(Place);
        if (isMember)
            extent.Add(result, Place);
        else
            extent.Set(result, Place);
    }
}

/// <summary>Ends a query: adds a row with the values of its variables.</summary>
sealed class YieldRowNode(Operand[] columns) : Node
{
    const int BytesPerColumn = 16;

    public override Outcome Execute(Frame frame)
    {
        var row = new RegoValue[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Evaluate(frame) is not { } value)
                return Outcome.Fail;
            row[i] = value;
        }
        frame.Machine.Budget.ChargeMemory((long)BytesPerColumn * (columns.Length + 1));
        ((List<RegoValue[]>)frame.Collectors[0]!).Add(row);
        return columns.Length == 0 ? Outcome.Stop : Outcome.Fail;
    }
}
