namespace Holdfast.Rego.Builtins;

/// <summary>A builtin function: its declaration, which the compiler checks calls against, and its body. Stateless.</summary>
internal sealed class Builtin
{
    private readonly BuiltinBody? _body;
    private readonly RelationBody? _relation;

    private Builtin(BuiltinSignature signature, BuiltinTraits traits, BuiltinBody? body, RelationBody? relation)
    {
        Signature = signature;
        Traits = traits;
        _body = body;
        _relation = relation;
    }

    internal BuiltinSignature Signature { get; }

    internal BuiltinTraits Traits { get; }

    internal string Name => Signature.Name;

    /// <summary>The number of arguments, without the one that may follow to catch the result.</summary>
    internal int Arity => Signature.Operands.Length;

    internal bool IsRelation => Traits.HasFlag(BuiltinTraits.Relation);

    internal bool IsNondeterministic => Traits.HasFlag(BuiltinTraits.Nondeterministic);

    internal static Builtin Function(
        string name, RegoTypes[] operands, RegoTypes result, BuiltinBody body, BuiltinTraits traits = BuiltinTraits.None) =>
        new(new(name, operands, result), traits, body, null);

    internal static Builtin Relation(string name, RegoTypes[] operands, RegoTypes result, RelationBody body) =>
        new(new(name, operands, result), BuiltinTraits.Relation, null, body);

    /// <summary>A function that exists in Rego, but cannot be called here.</summary>
    internal static Builtin NotOffered(string name, RegoTypes[] operands, RegoTypes result) =>
        new(new(name, operands, result), BuiltinTraits.NotOffered, null, null);

    /// <summary>Calls the function.</summary>
    /// <returns>The result, or null for undefined; then <paramref name="fault"/> tells whether something went wrong.</returns>
    internal RegoValue? Call(ReadOnlySpan<RegoValue> arguments, EvaluationContext context, out BuiltinFault? fault)
    {
        if (_body is null)
        {
            fault = new(RegoErrorCode.EvaluationBuiltin, $"{Name}: not offered by this implementation");
            return null;
        }
        context.Budget.Step();
        var result = _body(new BuiltinCall(this, arguments, context));
        fault = result is null ? context.TakeFault() : null;
        return result;
    }

    /// <summary>The results of a relation, computed while they are enumerated.</summary>
    internal IEnumerable<RegoValue> Enumerate(RegoValue[] arguments, EvaluationContext context) =>
        _relation is null ? throw new InvalidOperationException($"{Name} is not a relation.") : _relation(arguments, context);
}
