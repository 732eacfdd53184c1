namespace Holdfast.Rego.Values;

/// <summary>The names that Rego and its error messages give the kinds.</summary>
static class RegoKindNames
{
    static readonly string[] Names = ["null", "boolean", "number", "string", "array", "object", "set"];
    static readonly RegoString[] Terms = [.. Names.Select(RegoString.Of)];

    public static string Name(this RegoKind kind) => Names[(int)kind];

    /// <summary>The name as a value, what <c>type_name</c> returns.</summary>
    public static RegoString NameTerm(this RegoKind kind) => Terms[(int)kind];
}
