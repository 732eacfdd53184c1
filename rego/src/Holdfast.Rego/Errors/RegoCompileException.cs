namespace Holdfast.Rego;

/// <summary>The modules do not form a policy. All errors that were found are listed.</summary>
public sealed class RegoCompileException : RegoException
{
    /// <summary>Creates the exception from one or more errors.</summary>
    /// <exception cref="ArgumentException"><paramref name="errors"/> is empty.</exception>
    public RegoCompileException(IReadOnlyList<RegoError> errors) : base(Describe(errors)) => Errors = [.. errors];

    /// <summary>The errors, in the order in which they were found; at least one.</summary>
    public IReadOnlyList<RegoError> Errors { get; }

    static string Describe(IReadOnlyList<RegoError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Count == 0)
            throw new ArgumentException("A failed compilation has at least one error.", nameof(errors));
        return errors.Count == 1
            ? $"1 error occurred: {errors[0]}"
            : $"{errors.Count} errors occurred:\n{string.Join('\n', errors)}";
    }
}
