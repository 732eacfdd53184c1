using Holdfast.Rego.Builtins;
using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation;

/// <summary>A function that is called: a builtin one, or rules.</summary>
/// <param name="Builtin">The builtin function, or null.</param>
/// <param name="Node">Where the rules stand, or null.</param>
sealed record Callee(Builtin? Builtin, DocumentNode? Node)
{
    public object Identity { get; } = (object?)Builtin ?? Node!;

    public RegoValue? Call(Machine machine, ReadOnlySpan<RegoValue> arguments, Place place)
    {
        if (machine.Scope.Functions?.Find(Identity) is { } replacement)
            return replacement.Value ?? replacement.Substitute!.CallUnreplaced(machine, arguments, place);
        return CallDirectly(machine, arguments, place);
    }

    RegoValue? CallUnreplaced(Machine machine, ReadOnlySpan<RegoValue> arguments, Place place)
    {
        var scope = machine.Scope;
        machine.Scope = scope.Replace(scope.Input, scope.Data, null);
        var result = CallDirectly(machine, arguments, place);
        machine.Scope = scope;
        return result;
    }

    RegoValue? CallDirectly(Machine machine, ReadOnlySpan<RegoValue> arguments, Place place)
    {
        if (Builtin is null)
            return Node!.Group!.Call(machine, arguments);
        if (Builtin.IsRelation)
            return Builtin.Enumerate(arguments.ToArray(), machine.Context).FirstOrDefault();
        var result = Builtin.Call(arguments, machine.Context, out var fault);
        if (fault is null)
            return result;
        if (Builtin.Traits.HasFlag(BuiltinTraits.NotOffered))
            throw new RegoEvaluationException(place.Error(fault.Code, fault.Message));
        machine.Report(fault, place);
        return result;
    }
}
