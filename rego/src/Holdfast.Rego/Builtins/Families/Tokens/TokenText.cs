using System.Globalization;
using System.Text;
using Holdfast.Rego.Builtins.Families.Encodings;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>A token in compact form: three texts in base64 with points between them.</summary>
sealed record TokenText(string Header, string Payload, string Signature)
{
    static readonly RegoString EncryptionKey = RegoString.Of("enc");

    /// <summary>What the signature is over.</summary>
    public byte[] SignedBytes => Encoding.UTF8.GetBytes($"{Header}.{Payload}");

    /// <exception cref="TokenException">The text has not three parts.</exception>
    public static TokenText Parse(string text)
    {
        var sections = text.AsSpan().Count('.') + 1;
        if (sections == 1)
            throw new TokenException("encoded JWT had no period separators");
        if (sections != 3)
            throw new TokenException(string.Create(CultureInfo.InvariantCulture, $"encoded JWT must have 3 sections, found {sections}"));
        var parts = text.Split('.');
        return new(parts[0], parts[1], parts[2]);
    }

    public RegoObject DecodeHeader()
    {
        RegoObject header;
        try
        {
            header = ReadObject(Decode(Header, "JWT header had invalid encoding: "));
        }
        catch (RegoJsonException exception)
        {
            throw new TokenException($"bad JWT header: invalid JSON: {exception.Message}");
        }
        return header.Find(EncryptionKey) is null ? header : throw new TokenException("JWT is a JWE object, which is not supported");
    }

    public byte[] DecodePayload() => Decode(Payload, "JWT payload had invalid encoding: ");

    public byte[] DecodeSignature(string context = "") => Decode(Signature, context);

    /// <summary>The claims of a token.</summary>
    public static RegoObject ReadClaims(byte[] payload)
    {
        try
        {
            return ReadObject(payload);
        }
        catch (RegoJsonException exception)
        {
            throw new TokenException($"invalid JSON: {exception.Message}");
        }
    }

    static RegoObject ReadObject(byte[] json) =>
        JsonText.Parse(Encoding.UTF8.GetString(json)) as RegoObject ?? throw new TokenException("decoded JSON type was not an Object");

    static byte[] Decode(string text, string context) =>
        Base64Text.TryDecodeUrl(text, out var bytes, out var fault) ? bytes : throw new TokenException(context + fault);
}
