using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Signing;

namespace Holdfast.StatusLists.Documents;

/// <summary>The two signed forms of a status list.</summary>
public static class StatusListDocuments
{
    /// <summary>
    /// A <c>BitstringStatusListCredential</c> (W3C Bitstring Status List 1.0) secured as <c>vc+jwt</c> (W3C Securing Verifiable
    /// Credentials using JOSE and COSE).
    /// </summary>
    public static string SignCredential(StatusList list, Es256Key key, string keyUrl) => key.Sign("vc+jwt", keyUrl, Json.Write(json =>
    {
        json.WriteStartArray("@context");
        json.WriteStringValue("https://www.w3.org/ns/credentials/v2");
        json.WriteEndArray();
        json.WriteString("id", list.Url.AbsoluteUri);
        json.WriteStartArray("type");
        json.WriteStringValue("VerifiableCredential");
        json.WriteStringValue("BitstringStatusListCredential");
        json.WriteEndArray();
        json.WriteString("issuer", list.Issuer);
        json.WriteString("validFrom", Json.Instant(list.ValidFrom));
        json.WriteString("validUntil", Json.Instant(list.ValidUntil));
        json.WriteStartObject("credentialSubject");
        json.WriteString("id", list.Url.AbsoluteUri + "#list");
        json.WriteString("type", "BitstringStatusList");
        json.WriteString("statusPurpose", list.PurposeName);
        json.WriteNumber("ttl", (long)list.TimeToLive.TotalMilliseconds);
        json.WriteString("encodedList", BitstringEncoding.Encode(list.Bits));
        json.WriteEndObject();
    }));

    /// <summary>A Status List Token (IETF Token Status List) secured as <c>statuslist+jwt</c>: the same values.</summary>
    public static string SignToken(StatusList list, Es256Key key, string keyUrl) => key.Sign("statuslist+jwt", keyUrl, Json.Write(json =>
    {
        json.WriteString("iss", list.Issuer);
        json.WriteString("sub", list.Url.AbsoluteUri);
        json.WriteNumber("iat", list.ValidFrom.ToUnixTimeSeconds());
        json.WriteNumber("exp", list.ValidUntil.ToUnixTimeSeconds());
        json.WriteNumber("ttl", (long)list.TimeToLive.TotalSeconds);
        json.WriteStartObject("status_list");
        json.WriteNumber("bits", 1);
        json.WriteString("lst", TokenListEncoding.Encode(list.Bits));
        json.WriteEndObject();
    }));
}
