using Holdfast.Rego.Texts;
using Holdfast.Rego.Values;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>
/// The function behind template strings. Each part is a value, or a set that holds the value of an expression or nothing.
/// </summary>
static class TemplateBuiltins
{
    const string Undefined = "<undefined>";

    public static readonly Builtin[] All =
    [
        Builtin.Function("internal.template_string", [T.Array], T.String, Join),
    ];

    static RegoValue? Join(in BuiltinCall call)
    {
        if (!call.Array(0, out var parts))
            return null;
        var text = call.NewText();
        foreach (var part in parts.Span)
        {
            call.Budget.Charge(part.Weight);
            switch (part)
            {
                case RegoSet { Count: 0 }:
                    text.Append(Undefined);
                    break;
                case RegoSet { Count: 1 } single:
                    Append(text, single.MemberAt(0));
                    break;
                case RegoSet:
                    return call.Fail("template-strings must not produce multiple outputs");
                default:
                    Append(text, part);
                    break;
            }
        }
        return call.Result(text);
    }

    static void Append(BoundedText text, RegoValue value)
    {
        if (value is RegoString plain)
            text.Append(plain.Value);
        else
            TermText.Append(text, value);
    }
}
