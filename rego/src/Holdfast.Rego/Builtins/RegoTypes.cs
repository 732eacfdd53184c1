namespace Holdfast.Rego.Builtins;

/// <summary>The kinds of values that an operand may have or a result can have.</summary>
[Flags]
enum RegoTypes
{
    None = 0,
    Null = 1 << RegoKind.Null,
    Boolean = 1 << RegoKind.Boolean,
    Number = 1 << RegoKind.Number,
    String = 1 << RegoKind.String,
    Array = 1 << RegoKind.Array,
    Object = 1 << RegoKind.Object,
    Set = 1 << RegoKind.Set,
    Any = Null | Boolean | Number | String | Array | Object | Set,
}
