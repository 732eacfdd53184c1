namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>The lowered body of one branch of a rule.</summary>
/// <param name="First">Where the body starts; its last node reports what the head says.</param>
/// <param name="Slots">How many variables it has.</param>
/// <param name="Collectors">How many collections it builds at the same time.</param>
/// <param name="Arguments">The patterns of the arguments: a function's, or the key that is looked up.</param>
sealed record BranchCode(Node First, int Slots, int Collectors, Pattern[] Arguments)
{
    public Frame NewFrame(Machine machine) => new(machine, Slots, Collectors);

    /// <summary>Runs the body for one value.</summary>
    public RegoValue? Run(Machine machine, ReadOnlySpan<RegoValue> arguments)
    {
        var frame = new Frame(machine, Slots, Collectors);
        if (!Match(frame, arguments))
            return null;
        Node.Run(First, frame);
        return frame.Result;
    }

    /// <summary>Runs the body to add all its solutions to a collection.</summary>
    public void Collect(Machine machine, ReadOnlySpan<RegoValue> arguments, object into)
    {
        var frame = new Frame(machine, Slots, Collectors);
        frame.Collectors[0] = into;
        if (Match(frame, arguments))
            Node.Run(First, frame);
    }

    bool Match(Frame frame, ReadOnlySpan<RegoValue> arguments)
    {
        for (var i = 0; i < Arguments.Length; i++)
        {
            if (!Arguments[i].Match(frame, arguments[i]))
                return false;
        }
        return true;
    }
}
