namespace Holdfast.Rego;

/// <summary>A text is not one JSON document, or one that goes past the bounds of values.</summary>
public sealed class RegoJsonException : RegoException
{
    /// <summary>Creates the exception.</summary>
    public RegoJsonException(string message) : base(message) { }

    /// <summary>Creates the exception from its cause.</summary>
    public RegoJsonException(string message, Exception inner) : base(message, inner) { }
}
