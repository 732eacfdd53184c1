using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>Functions on the evaluation itself.</summary>
static class EnvironmentBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("opa.runtime", [], T.Object, (in call) => call.Context.Runtime, BuiltinTraits.Nondeterministic),
        Builtin.Function("trace", [T.String], T.Boolean, (in call) => call.String(0, out _) ? RegoBoolean.True : null),
    ];
}
