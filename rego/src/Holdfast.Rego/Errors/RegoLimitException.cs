namespace Holdfast.Rego;

/// <summary>
/// An evaluation or a value went past a bound and was stopped. There is no result: never read it as a refusal or a permission
/// of the policy. Nothing inside a policy can catch it.
/// </summary>
public sealed class RegoLimitException : RegoException
{
    /// <summary>Creates the exception.</summary>
    public RegoLimitException(RegoLimit limit, string message) : base(message) => Limit = limit;

    /// <summary>Which bound was reached.</summary>
    public RegoLimit Limit { get; }
}
