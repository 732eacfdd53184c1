namespace Holdfast.Rego.Evaluation;

/// <summary>A function and the arguments of one call, to find its result again.</summary>
internal readonly struct FunctionCall(int function, RegoValue[] arguments) : IEquatable<FunctionCall>
{
    private readonly int _function = function;
    private readonly RegoValue[] _arguments = arguments;

    public bool Equals(FunctionCall other) => _function == other._function && _arguments.AsSpan().SequenceEqual(other._arguments);

    public override bool Equals(object? obj) => obj is FunctionCall other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_function);
        foreach (var argument in _arguments)
            hash.Add(argument.GetHashCode());
        return hash.ToHashCode();
    }
}
