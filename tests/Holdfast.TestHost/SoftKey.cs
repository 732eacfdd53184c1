using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Holdfast.TestHost;

/// <summary>An authenticator in software, with one passkey: it signs whatever a test wants signed, also what no browser would.</summary>
public sealed class SoftKey : IDisposable
{
    const byte Present = 0x01, Verified = 0x04, Attested = 0x40;

    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    string userHandle = "";

    public string Origin { get; init; } = "https://id.example.org";

    public string RelyingParty { get; init; } = "id.example.org";

    /// <summary>Whether it says that it verified the person.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>What it says its counter is.</summary>
    public uint Counter { get; set; }

    /// <summary>Makes the passkey that the options ask for.</summary>
    public object Make(JsonElement options)
    {
        userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        byte[] data = [.. Head(Attested), .. new byte[16], 0, (byte)id.Length, .. id, .. CosePublicKey()];
        byte[] attestation = [0xa3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xa0, .. Text("authData"), 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        var response = new { clientDataJSON = Encoded(ClientData("webauthn.create", options)), attestationObject = Encoded(attestation), transports = new[] { "internal", "telepathy" } };
        return new { id = Encoded(id), rawId = Encoded(id), type = "public-key", response, clientExtensionResults = new { }, authenticatorAttachment = "platform" };
    }

    /// <summary>Signs the challenge of the options.</summary>
    public object Sign(JsonElement options, SoftKey? pretends = null)
    {
        var data = Head(0);
        var client = ClientData("webauthn.get", options);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var named = pretends ?? this;
        var response = new { clientDataJSON = Encoded(client), authenticatorData = Encoded(data), signature = Encoded(signature), named.userHandle };
        return new { id = Encoded(named.id), rawId = Encoded(named.id), type = "public-key", response, clientExtensionResults = new { } };
    }

    public void Dispose() => key.Dispose();

    byte[] Head(byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty)), (byte)(Present | (Verifies ? Verified : 0) | flags), .. counter];
    }

    byte[] ClientData(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    byte[] CosePublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    static string Encoded(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
