namespace Holdfast.AspNetCore.Factors;

/// <summary>The body of the calls that take a code.</summary>
/// <param name="Code">Six digits of an authenticator, or a backup code.</param>
public sealed record CodeBody(string Code);
