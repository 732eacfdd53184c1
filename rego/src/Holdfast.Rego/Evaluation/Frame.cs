namespace Holdfast.Rego.Evaluation;

/// <summary>The variables of one rule body while it runs.</summary>
sealed class Frame(Machine machine, int slots, int collectors)
{
    public Machine Machine { get; } = machine;

    /// <summary>The values of variables; what a node reads has been written by a node before it.</summary>
    public RegoValue?[] Slots { get; } = slots == 0 ? [] : new RegoValue?[slots];

    /// <summary>What comprehensions, and the rule itself, have collected so far.</summary>
    public object?[] Collectors { get; } = collectors == 0 ? [] : new object?[collectors];

    /// <summary>The value of the rule so far.</summary>
    public RegoValue? Result { get; set; }
}
