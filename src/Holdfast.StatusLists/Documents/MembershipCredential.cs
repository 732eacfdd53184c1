using System.Globalization;
using Holdfast.StatusLists.Signing;

namespace Holdfast.StatusLists.Documents;

/// <summary>
/// What a member can show to others: that they are a member, in which role, and where it is said whether that still holds.
/// </summary>
public sealed record MembershipCredential
{
    /// <summary>Its id, an absolute address.</summary>
    public required Uri Id { get; init; }

    /// <summary>The issuer's DID.</summary>
    public required string Issuer { get; init; }

    /// <summary>The member's DID.</summary>
    public required string Member { get; init; }

    /// <summary>The member's role.</summary>
    public required string Role { get; init; }

    /// <summary>From when it holds.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when it holds.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>The member's slots.</summary>
    public required IReadOnlyList<StatusSlot> Slots { get; init; }

    /// <summary>The credential (W3C VC Data Model 2.0) secured as <c>vc+jwt</c>.</summary>
    public string Sign(Es256Key key, string keyUrl) => key.Sign("vc+jwt", keyUrl, Json.Write(json =>
    {
        json.WriteStartArray("@context");
        json.WriteStringValue("https://www.w3.org/ns/credentials/v2");
        json.WriteEndArray();
        json.WriteString("id", Id.AbsoluteUri);
        json.WriteStartArray("type");
        json.WriteStringValue("VerifiableCredential");
        json.WriteEndArray();
        json.WriteString("issuer", Issuer);
        json.WriteString("validFrom", Json.Instant(ValidFrom));
        json.WriteString("validUntil", Json.Instant(ValidUntil));
        json.WriteStartObject("credentialSubject");
        json.WriteString("id", Member);
        json.WriteString("role", Role);
        json.WriteEndObject();
        WriteStatus(json);
    }));

    void WriteStatus(System.Text.Json.Utf8JsonWriter json)
    {
        json.WriteStartArray("credentialStatus");
        foreach (var slot in Slots)
        {
            json.WriteStartObject();
            json.WriteString("id", $"{slot.List.AbsoluteUri}#{slot.Index.ToString(CultureInfo.InvariantCulture)}");
            json.WriteString("type", "BitstringStatusListEntry");
            json.WriteString("statusPurpose", slot.Purpose == StatusPurpose.Revocation ? "revocation" : "suspension");
            json.WriteString("statusListIndex", slot.Index.ToString(CultureInfo.InvariantCulture));
            json.WriteString("statusListCredential", slot.List.AbsoluteUri);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
