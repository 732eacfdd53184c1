namespace Holdfast.Rego.Syntax;

/// <summary>Where something stands in a module; lines and columns count from 1.</summary>
readonly record struct Place(string File, int Line, int Column)
{
    public static Place None { get; } = new("", 0, 0);

    public RegoError Error(string code, string message) => new(code, message, File, Line, Column);
}
