using System.Text.Json;

namespace Holdfast.AspNetCore.Factors;

/// <summary>What the browser's passkey call needs. Good once and for five minutes.</summary>
/// <param name="PublicKey">
/// For <c>PublicKeyCredential.parseRequestOptionsFromJSON</c> or <c>parseCreationOptionsFromJSON</c>; its member names are those of
/// WebAuthn.
/// </param>
public sealed record PasskeyOptionsView(JsonElement PublicKey);
