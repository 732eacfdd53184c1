namespace Holdfast.Rego.Evaluation;

/// <summary>A function and the arguments of one call, to find its result again.</summary>
readonly struct FunctionCall(int function, RegoValue[] arguments) : IEquatable<FunctionCall>
{
    readonly int function = function;
    readonly RegoValue[] arguments = arguments;

    public bool Equals(FunctionCall other) => function == other.function && arguments.AsSpan().SequenceEqual(other.arguments);

    public override bool Equals(object? obj) => obj is FunctionCall other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(function);
        foreach (var argument in arguments)
            hash.Add(argument.GetHashCode());
        return hash.ToHashCode();
    }
}
