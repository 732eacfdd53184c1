namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>A token or a key is wrong. Never leaves the functions on tokens.</summary>
sealed class TokenException(string message) : Exception(message);
