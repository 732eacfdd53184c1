namespace Holdfast.Rego.Builtins;

/// <summary>Why a builtin function has no result. Undefined for the policy, unless it is evaluated in strict mode.</summary>
/// <param name="Code"><see cref="RegoErrorCode.EvaluationBuiltin"/> or <see cref="RegoErrorCode.EvaluationType"/>.</param>
/// <param name="Message">The text, which starts with the function's name.</param>
sealed record BuiltinFault(string Code, string Message);
