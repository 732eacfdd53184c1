using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Patterns;

/// <summary>Fits everything.</summary>
sealed class AnyPattern : Pattern
{
    public static AnyPattern Instance { get; } = new();

    public override bool Match(Frame frame, RegoValue value) => true;
}

/// <summary>Fits everything but false.</summary>
sealed class TruePattern : Pattern
{
    public static TruePattern Instance { get; } = new();

    public override bool Match(Frame frame, RegoValue value) => !ReferenceEquals(value, RegoBoolean.False);
}

/// <summary>Fits everything and gives it to a variable.</summary>
sealed class BindPattern(int slot) : Pattern
{
    public override bool Match(Frame frame, RegoValue value)
    {
        frame.Slots[slot] = value;
        return true;
    }
}

/// <summary>Fits what equals the operand.</summary>
sealed class EqualPattern(Operand operand) : Pattern
{
    public override bool Match(Frame frame, RegoValue value)
    {
        if (operand.Evaluate(frame) is not { } expected)
            return false;
        if (ReferenceEquals(expected, value))
            return true;
        frame.Machine.Budget.Charge(Math.Min(expected.Weight, value.Weight));
        return ValueEquality.Same(expected, value);
    }
}

/// <summary>Fits an array of as many items, each of which fits.</summary>
sealed class ArrayPattern(Pattern[] items) : Pattern
{
    public override bool Match(Frame frame, RegoValue value)
    {
        if (value is not RegoArray array || array.Count != items.Length)
            return false;
        for (var i = 0; i < items.Length; i++)
        {
            if (!items[i].Match(frame, array[i]))
                return false;
        }
        return true;
    }
}

/// <summary>Fits an object with just these keys, whose values fit.</summary>
sealed class ObjectPattern((Operand Key, Pattern Value)[] entries) : Pattern
{
    public override bool Match(Frame frame, RegoValue value)
    {
        if (value is not RegoObject found || found.Count != entries.Length)
            return false;
        foreach (var (key, pattern) in entries)
        {
            if (key.Evaluate(frame) is not { } k || found.Find(k) is not { } v || !pattern.Match(frame, v))
                return false;
        }
        return true;
    }
}
