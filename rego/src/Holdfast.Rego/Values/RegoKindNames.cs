namespace Holdfast.Rego.Values;

/// <summary>The names that Rego and its error messages give the kinds.</summary>
internal static class RegoKindNames
{
    private static readonly string[] Names = ["null", "boolean", "number", "string", "array", "object", "set"];
    private static readonly RegoString[] Terms = [.. Names.Select(RegoString.Of)];

    internal static string Name(this RegoKind kind) => Names[(int)kind];

    /// <summary>The name as a value, what <c>type_name</c> returns.</summary>
    internal static RegoString NameTerm(this RegoKind kind) => Terms[(int)kind];
}
