namespace Holdfast.Rego.Builtins;

/// <summary>A builtin function: its declaration, which the compiler checks calls against, and its body. Stateless.</summary>
sealed class Builtin
{
    readonly BuiltinBody? body;
    readonly RelationBody? relation;

    Builtin(BuiltinSignature signature, BuiltinTraits traits, BuiltinBody? body, RelationBody? relation)
    {
        Signature = signature;
        Traits = traits;
        this.body = body;
        this.relation = relation;
    }

    public BuiltinSignature Signature { get; }

    public BuiltinTraits Traits { get; }

    public string Name => Signature.Name;

    /// <summary>The number of arguments, without the one that may follow to catch the result.</summary>
    public int Arity => Signature.Operands.Length;

    public bool IsRelation => Traits.HasFlag(BuiltinTraits.Relation);

    public bool IsNondeterministic => Traits.HasFlag(BuiltinTraits.Nondeterministic);

    public static Builtin Function(
        string name, RegoTypes[] operands, RegoTypes result, BuiltinBody body, BuiltinTraits traits = BuiltinTraits.None) =>
        new(new(name, operands, result), traits, body, null);

    public static Builtin Relation(string name, RegoTypes[] operands, RegoTypes result, RelationBody body) =>
        new(new(name, operands, result), BuiltinTraits.Relation, null, body);

    /// <summary>A function that exists in Rego, but cannot be called here.</summary>
    public static Builtin NotOffered(string name, RegoTypes[] operands, RegoTypes result) =>
        new(new(name, operands, result), BuiltinTraits.NotOffered, null, null);

    /// <summary>Calls the function.</summary>
    /// <returns>The result, or null for undefined; then <paramref name="fault"/> tells whether something went wrong.</returns>
    public RegoValue? Call(ReadOnlySpan<RegoValue> arguments, EvaluationContext context, out BuiltinFault? fault)
    {
        if (body is null)
        {
            fault = new(RegoErrorCode.EvaluationBuiltin, $"{Name}: not offered by this implementation");
            return null;
        }
        context.Budget.Step();
        var result = body(new BuiltinCall(this, arguments, context));
        fault = result is null ? context.TakeFault() : null;
        return result;
    }

    /// <summary>The results of a relation, computed while they are enumerated.</summary>
    public IEnumerable<RegoValue> Enumerate(RegoValue[] arguments, EvaluationContext context) =>
        relation is null ? throw new InvalidOperationException($"{Name} is not a relation.") : relation(arguments, context);
}
