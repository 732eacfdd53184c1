using Holdfast.Rego.Values;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>The functions behind the operator <c>in</c>. What is no collection has no members.</summary>
static class MembershipBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("internal.member_2", [T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(HasValue(call))),
        Builtin.Function("internal.member_3", [T.Any, T.Any, T.Any], T.Boolean, (in call) => RegoBoolean.Of(HasEntry(call))),
    ];

    static bool HasValue(in BuiltinCall call)
    {
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

    static bool HasEntry(in BuiltinCall call) =>
        Lookup.Find(call[2], call[0]) is { } value && value.Equals(call[1]);
}
