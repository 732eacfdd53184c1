using System.Text.Json;

namespace Holdfast.AspNetCore.Factors;

/// <summary>The body of <c>POST /api/v1/auth/factors/passkeys</c>.</summary>
/// <param name="Name">What its owner calls it, 1–64 characters.</param>
/// <param name="Credential">What <c>toJSON()</c> says of the browser's answer; its member names are those of WebAuthn.</param>
public sealed record NewPasskeyBody(string Name, JsonElement Credential);
