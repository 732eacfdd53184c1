using System.Buffers.Text;
using System.Security.Cryptography;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>The secret of a one-time link: 256 random bits, base64url. Shown once; the store keeps its hash.</summary>
public sealed class OneTimeSecret
{
    OneTimeSecret(string secret) => Secret = secret;

    /// <summary>The text that stands in the link.</summary>
    public string Secret { get; }

    /// <summary>What the store keeps.</summary>
    public SecretHash Hash => SecretHash.Of(Secret);

    /// <summary>A fresh secret.</summary>
    public static OneTimeSecret New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Parses what a client sent; null when it cannot be one. Success says nothing about whether such a link exists.</summary>
    public static OneTimeSecret? Parse(string? text) =>
        text is { Length: 43 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? new(text) : null;

    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => "one-time secret";
}
