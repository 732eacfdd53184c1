using Holdfast.Rego.Values;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>Functions that tell the kind of a value.</summary>
static class TypeBuiltins
{
    public static readonly Builtin[] All =
    [
        Is("is_null", RegoKind.Null),
        Is("is_boolean", RegoKind.Boolean),
        Is("is_number", RegoKind.Number),
        Is("is_string", RegoKind.String),
        Is("is_array", RegoKind.Array),
        Is("is_object", RegoKind.Object),
        Is("is_set", RegoKind.Set),
        Builtin.Function("type_name", [T.Any], T.String, (in call) => call[0].Kind.NameTerm()),
    ];

    static Builtin Is(string name, RegoKind kind) =>
        Builtin.Function(name, [T.Any], T.Boolean, (in call) => RegoBoolean.Of(call[0].Kind == kind));
}
