namespace Holdfast.Rego.Evaluation.Operands;

/// <summary>An array of the items; undefined when one of them is.</summary>
sealed class ArrayOperand(Operand[] items) : Operand
{
    const int BytesPerItem = 8;

    public override RegoValue? Evaluate(Frame frame)
    {
        frame.Machine.Budget.ChargeMemory((long)items.Length * BytesPerItem);
        var values = new RegoValue[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Evaluate(frame) is not { } value)
                return null;
            values[i] = value;
        }
        return RegoArray.Adopt(values);
    }
}

/// <summary>A set of the items; undefined when one of them is.</summary>
sealed class SetOperand(Operand[] items) : Operand
{
    const int BytesPerItem = 24;

    public override RegoValue? Evaluate(Frame frame)
    {
        frame.Machine.Budget.ChargeMemory((long)items.Length * BytesPerItem);
        var members = new RegoSetBuilder(items.Length);
        foreach (var item in items)
        {
            if (item.Evaluate(frame) is not { } value)
                return null;
            members.Add(value);
        }
        return members.Build();
    }
}

/// <summary>An object of the entries; undefined when a key or a value is.</summary>
sealed class ObjectOperand((Operand Key, Operand Value)[] entries) : Operand
{
    const int BytesPerEntry = 32;

    public override RegoValue? Evaluate(Frame frame)
    {
        frame.Machine.Budget.ChargeMemory((long)entries.Length * BytesPerEntry);
        var builder = new RegoObjectBuilder(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (key.Evaluate(frame) is not { } k || value.Evaluate(frame) is not { } v)
                return null;
            builder.Set(k, v);
        }
        return builder.Build();
    }
}
