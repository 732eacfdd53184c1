using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Sessions;

namespace Holdfast.ApiKeys;

/// <summary>
/// A whole API key: <c>hfk_</c>, 8 base62 characters of id, 32 of secret (190 bits), and 6 of the CRC-32 of all before them,
/// so that a typing error or a false finding of a secret scanner is told without a look-up. The store keeps its SHA-256 alone.
/// </summary>
public sealed class ApiKeySecret
{
    const string Prefix = "hfk_";
    const int SecretLength = 32;
    const int ChecksumLength = 6;
    const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    ApiKeySecret(string secret)
    {
        Secret = secret;
        Id = new ApiKeyId(secret.Substring(Prefix.Length, ApiKeyId.Length));
    }

    /// <summary>The text that the client holds.</summary>
    public string Secret { get; }

    /// <summary>Its public part.</summary>
    public ApiKeyId Id { get; }

    /// <summary>What the store keeps.</summary>
    public SecretHash Hash => SecretHash.Of(Secret);

    /// <summary>A fresh key; the characters are uniform.</summary>
    public static ApiKeySecret New()
    {
        var body = Prefix + RandomNumberGenerator.GetString(Base62, ApiKeyId.Length + SecretLength);
        return new(body + Checksum(body));
    }

    /// <summary>A fresh secret for a key that is there: the same public part.</summary>
    public static ApiKeySecret ForKey(ApiKeyId key)
    {
        var body = Prefix + key.Value + RandomNumberGenerator.GetString(Base62, SecretLength);
        return new(body + Checksum(body));
    }

    /// <summary>Whether a text looks like an API key, right or wrong.</summary>
    public static bool LooksLikeOne(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Parses a key and verifies its checksum. Success says nothing about whether such a key exists.</summary>
    public static ApiKeySecret? Parse(string? text)
    {
        const int length = 4 + ApiKeyId.Length + SecretLength + ChecksumLength;
        if (text is not { Length: length } || !LooksLikeOne(text) || !text.AsSpan(Prefix.Length).ToString().All(char.IsAsciiLetterOrDigit))
            return null;
        var body = text[..^ChecksumLength];
        return Checksum(body) == text[^ChecksumLength..] ? new ApiKeySecret(text) : null;
    }

    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"API key {Id}");

    static string Checksum(string body)
    {
        var crc = uint.MaxValue;
        foreach (var octet in Encoding.ASCII.GetBytes(body))
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
        }
        crc = ~crc;
        Span<char> text = stackalloc char[ChecksumLength];
        for (var i = ChecksumLength - 1; i >= 0; i--, crc /= 62)
            text[i] = Base62[(int)(crc % 62)];
        return new string(text);
    }
}
