using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Holdfast.Factors;

/// <summary>A TOTP secret in clear (RFC 6238: HMAC-SHA-1, 6 digits, steps of 30 seconds). Its text form says nothing of it.</summary>
public sealed class TotpSecret
{
    /// <summary>160 bits, as RFC 4226 recommends.</summary>
    const int Bytes = 20;

    const int StepSeconds = 30;
    const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    readonly byte[] bytes;

    TotpSecret(byte[] bytes) => this.bytes = bytes;

    /// <summary>A fresh secret.</summary>
    public static TotpSecret New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The secret of bytes that a ring opened.</summary>
    internal static TotpSecret Of(byte[] bytes) => new(bytes);

    /// <summary>The time step of an instant.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>Unpadded base32, as authenticator applications take it.</summary>
    public string ToBase32()
    {
        var text = new char[bytes.Length * 8 / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            text[i] = Base32[(pair >> (11 - (bit % 8))) & 31];
        }
        return new(text);
    }

    /// <summary>The address that authenticator applications read from the QR code.</summary>
    public string ToUri(string issuer, string account) => string.Create(
        CultureInfo.InvariantCulture,
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={ToBase32()}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period={StepSeconds}");

    /// <summary>The code of a time step.</summary>
    public TotpCode CodeAt(long step)
    {
        Span<byte> counter = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238's algorithm; HMAC does not rest on collision resistance.
        HMACSHA1.HashData(bytes, counter, hash);
#pragma warning restore CA5350
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 15)..]) & int.MaxValue;
        return TotpCode.Of(truncated % 1_000_000);
    }

    /// <summary>
    /// The step within one of <paramref name="now"/> whose code this is and which is later than <paramref name="after"/>; null when there
    /// is none. Every step is compared, whatever matches.
    /// </summary>
    public long? StepOf(TotpCode code, DateTimeOffset now, long after)
    {
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CodeAt(step).Equals(code) & step > after)
                found ??= step;
        }
        return found;
    }

    /// <summary>Gives the bytes to a ring to seal.</summary>
    internal ReadOnlySpan<byte> Expose() => bytes;

    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => "TOTP secret";
}
