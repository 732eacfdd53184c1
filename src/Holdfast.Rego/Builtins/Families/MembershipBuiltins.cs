using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>The functions behind the keyword <c>in</c>. What is no collection has no members.</summary>
internal static class MembershipBuiltins
{
    internal static readonly Builtin[] All =
    [
        Builtin.Function("internal.member_2", [T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(Holds(call))),
        Builtin.Function("internal.member_3", [T.Any, T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(HoldsAt(call))),
    ];

    private static bool Holds(in BuiltinCall call)
    {
        call.Budget.Charge(call[0].Weight);
        switch (call[1])
        {
            case RegoSet set:
                return set.Contains(call[0]);
            case RegoArray array:
                call.Budget.Charge(array.Count);
                return array.Span.Contains(call[0]);
            case RegoObject entries:
                call.Budget.Charge(entries.Count);
                for (var i = 0; i < entries.Count; i++)
                {
                    if (entries.Table.ValueAt(i).Equals(call[0]))
                        return true;
                }
                return false;
            default:
                return false;
        }
    }

    private static bool HoldsAt(in BuiltinCall call)
    {
        call.Budget.Charge(call[0].Weight + call[1].Weight);
        var found = call[2] switch
        {
            RegoObject entries => entries.Find(call[0]),
            RegoSet set => set.Contains(call[0]) ? call[0] : null,
            RegoArray array => call[0] is RegoNumber number && number.TryGetInt64(out var index) && index >= 0 && index < array.Count ? array[(int)index] : null,
            _ => null,
        };
        return found is not null && found.Equals(call[1]);
    }
}
