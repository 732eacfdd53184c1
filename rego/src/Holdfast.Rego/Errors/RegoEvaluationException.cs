namespace Holdfast.Rego;

/// <summary>An evaluation ended in an error of the policy: a conflict, or, in strict mode, an error of a builtin function.</summary>
public sealed class RegoEvaluationException : RegoException
{
    /// <summary>Creates the exception.</summary>
    public RegoEvaluationException(RegoError error) : base(Text(error)) => Error = error;

    /// <summary>The error with its code and its place in the policy.</summary>
    public RegoError Error { get; }

    static string Text(RegoError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.ToString();
    }
}
