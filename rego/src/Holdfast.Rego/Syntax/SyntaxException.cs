namespace Holdfast.Rego.Syntax;

/// <summary>Ends the reading of one module; never leaves the compiler.</summary>
/// <param name="error">The error.</param>
/// <param name="isFinal">Whether reading the text in another way is pointless.</param>
sealed class SyntaxException(RegoError error, bool isFinal = false) : Exception(error.Message)
{
    public RegoError Error { get; } = error;

    public bool IsFinal => isFinal;

    public bool IsFartherThan(SyntaxException other) => (Error.Line, Error.Column).CompareTo((other.Error.Line, other.Error.Column)) > 0;
}
