using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>The comparisons, under the names of their operators.</summary>
static class ComparisonBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("equal", [T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(Equal(call))),
        Builtin.Function("neq", [T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(!Equal(call))),
        Builtin.Function("lt", [T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(Order(call) < 0)),
        Builtin.Function("lte", [T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(Order(call) <= 0)),
        Builtin.Function("gt", [T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(Order(call) > 0)),
        Builtin.Function("gte", [T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(Order(call) >= 0)),
    ];

    static bool Equal(in BuiltinCall call)
    {
        Charge(call);
        return call[0].Equals(call[1]);
    }

    static int Order(in BuiltinCall call)
    {
        Charge(call);
        return call[0].CompareTo(call[1]);
    }

    static void Charge(in BuiltinCall call) => call.Budget.Charge(Math.Min(call[0].Weight, call[1].Weight));
}
