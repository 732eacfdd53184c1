namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>A text is no address. Never leaves the functions on addresses.</summary>
sealed class UriSyntaxException(string message) : Exception(message);
