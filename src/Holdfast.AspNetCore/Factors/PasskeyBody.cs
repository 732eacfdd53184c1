using System.Text.Json;

namespace Holdfast.AspNetCore.Factors;

/// <summary>The body of <c>POST /api/v1/auth/passkey</c>.</summary>
/// <param name="Credential">What <c>toJSON()</c> says of the browser's answer; its member names are those of WebAuthn.</param>
/// <param name="Transport"><c>cookie</c> (the default) or <c>bearer</c>; only when a session begins.</param>
public sealed record PasskeyBody(JsonElement Credential, string Transport = "cookie");
