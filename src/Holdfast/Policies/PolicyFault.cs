using Holdfast.Rego;

namespace Holdfast.Policies;

/// <summary>Why a policy could not be asked. Each denies what it was asked about.</summary>
/// <param name="Code">
/// A stable name: <c>no_active_policy</c>, <c>compile_error</c>, <c>runtime_error</c>, <c>not_boolean</c>, <c>budget</c> or
/// <c>input_too_large</c>.
/// </param>
/// <param name="Cause">What happened, for operators.</param>
public sealed record PolicyFault(string Code, string Cause)
{
    internal static PolicyFault NoActivePolicy { get; } = new("no_active_policy", "No policy is in force.");

    internal static PolicyFault NotBoolean(RegoValue value) =>
        new("not_boolean", $"The rule allow is {value.Kind.ToString().ToLowerInvariant()}, not true or false.");

    internal static PolicyFault InputTooLarge { get; } = new("input_too_large", "The input document is larger than 256 KiB.");
}
