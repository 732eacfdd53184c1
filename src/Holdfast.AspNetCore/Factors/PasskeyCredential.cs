using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Factors;

/// <summary>
/// What a browser answered to a challenge, taken apart by exact names and put together again: whoever reads it after this sees each
/// member once, and no other member.
/// </summary>
sealed class PasskeyCredential
{
    static readonly string[] responses = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

    PasskeyCredential(string json, string challenge) => (Json, Challenge) = (json, challenge);

    /// <summary>The credential in the form of <c>PublicKeyCredential.toJSON()</c>.</summary>
    public string Json { get; }

    /// <summary>The challenge that it says it answers.</summary>
    public string Challenge { get; }

    /// <summary>Refuses with <c>malformed</c>.</summary>
    public static Outcome<PasskeyCredential> Parse(JsonElement sent) =>
        Read(sent) is { } read ? read : Refusal.Malformed("credential must be what toJSON() says of the browser's answer", "credential");

    static PasskeyCredential? Read(JsonElement sent)
    {
        try
        {
            return sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty("response", out var response) && response.ValueKind == JsonValueKind.Object
                && ChallengeOf(response) is { } challenge
                ? new(Copy(sent, response).ToJsonString(), challenge)
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    static JsonObject Copy(JsonElement sent, JsonElement response)
    {
        var copied = new JsonObject();
        foreach (var name in responses)
        {
            if (Text(response, name) is { } text)
                copied[name] = text;
        }
        if (response.TryGetProperty("transports", out var transports) && transports.ValueKind == JsonValueKind.Array)
            copied["transports"] = new JsonArray([.. transports.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => JsonValue.Create(item.GetString()))]);
        return new JsonObject
        {
            ["id"] = Text(sent, "id"),
            ["rawId"] = Text(sent, "rawId"),
            ["type"] = Text(sent, "type"),
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = copied,
        };
    }

    static string? ChallengeOf(JsonElement response)
    {
        if (Text(response, "clientDataJSON") is not { } encoded)
            return null;
        using var data = JsonDocument.Parse(Base64Url.DecodeFromChars(encoded));
        return data.RootElement.ValueKind == JsonValueKind.Object ? Text(data.RootElement, "challenge") : null;
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
