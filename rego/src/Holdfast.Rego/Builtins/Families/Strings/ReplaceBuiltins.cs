using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Functions that replace parts of texts.</summary>
static class ReplaceBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("replace", [T.String, T.String, T.String], T.String, Replace),
        Builtin.Function("strings.replace_n", [T.Object, T.String], T.String, ReplaceSeveral),
    ];

    static RegoValue? Replace(in BuiltinCall call)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var old) || !call.Text(2, out var replacement))
            return null;
        return Replacement.Run(call, call[0], text, [(old, replacement)]);
    }

    static RegoValue? ReplaceSeveral(in BuiltinCall call)
    {
        if (!call.Object(0, out var patterns) || !call.Text(1, out var text))
            return null;
        call.Budget.Charge(call[0].Weight);
        var pairs = new (string Old, string New)[patterns.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            if (patterns.KeyAt(i) is not RegoString old)
                return call.FailOperand(0, "non-string key found in pattern object");
            if (patterns.ValueAt(i) is not RegoString replacement)
                return call.FailOperand(0, "non-string value found in pattern object");
            pairs[i] = (old.Value, replacement.Value);
        }
        return Replacement.Run(call, call[1], text, pairs);
    }
}
