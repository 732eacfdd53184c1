using Holdfast.StatusLists.Signing;

namespace Holdfast.StatusLists.Documents;

/// <summary>
/// The document at <c>/.well-known/did.json</c> that publishes an issuer's keys (did:web): the present one and old ones while anything
/// signed with them is valid.
/// </summary>
public static class DidWebDocument
{
    /// <summary>The issuer's DID for a host, with a port percent-encoded.</summary>
    public static string DidOf(Uri publicUrl) => "did:web:" + (publicUrl.IsDefaultPort ? publicUrl.Host : $"{publicUrl.Host}%3A{publicUrl.Port}");

    /// <summary>The address of a key within the document: the <c>kid</c> of what it signs.</summary>
    public static string KeyUrl(string did, PublicKey key) => $"{did}#{key.Thumbprint}";

    /// <summary>The document.</summary>
    public static byte[] Write(string did, IReadOnlyList<PublicKey> keys) => Json.Write(json =>
    {
        json.WriteStartArray("@context");
        json.WriteStringValue("https://www.w3.org/ns/did/v1");
        json.WriteStringValue("https://w3id.org/security/jwk/v1");
        json.WriteEndArray();
        json.WriteString("id", did);
        json.WriteStartArray("verificationMethod");
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WriteString("id", KeyUrl(did, key));
            json.WriteString("type", "JsonWebKey");
            json.WriteString("controller", did);
            json.WriteStartObject("publicKeyJwk");
            key.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("assertionMethod");
        foreach (var key in keys)
            json.WriteStringValue(KeyUrl(did, key));
        json.WriteEndArray();
    });
}
