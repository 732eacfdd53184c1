using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Sessions;

/// <summary>
/// The secret of a session: 256 random bits, base64url. Never logged, never stored; its text form is deliberately not <c>ToString</c>.
/// </summary>
public sealed class SessionToken
{
    const int Bytes = 32;

    SessionToken(string secret) => Secret = secret;

    /// <summary>The text that the client holds.</summary>
    public string Secret { get; }

    /// <summary>What the store keeps.</summary>
    public SecretHash Hash => SecretHash.Of(Secret);

    /// <summary>The antiforgery value that belongs to this token: cookie callers send it in a header with unsafe methods.</summary>
    public string CsrfToken => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("holdfast csrf\0" + Secret)));

    /// <summary>A fresh token.</summary>
    public static SessionToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Parses what a client sent. Success says nothing about whether such a session exists.</summary>
    public static SessionToken? Parse(string? text) =>
        text is { Length: 43 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? new SessionToken(text) : null;

    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => "session token";
}
