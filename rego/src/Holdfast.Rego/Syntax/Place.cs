namespace Holdfast.Rego.Syntax;

/// <summary>Where something stands in a module; lines and columns count from 1.</summary>
internal readonly record struct Place(string File, int Line, int Column)
{
    internal static Place None { get; } = new("", 0, 0);

    internal RegoError Error(string code, string message) => new(code, message, File, Line, Column);
}
