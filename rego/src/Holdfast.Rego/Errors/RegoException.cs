namespace Holdfast.Rego;

/// <summary>What every exception of this library derives from, except argument mistakes and cancellation.</summary>
public abstract class RegoException : Exception
{
    private protected RegoException(string message) : base(message) { }

    private protected RegoException(string message, Exception inner) : base(message, inner) { }
}
