namespace Holdfast.Rego.Syntax;

/// <summary>Ends the reading of one module; never leaves the compiler.</summary>
internal sealed class SyntaxException(RegoError error) : Exception(error.Message)
{
    internal RegoError Error { get; } = error;
}
