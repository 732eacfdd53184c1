using System.Numerics;
using System.Security.Cryptography;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>
/// Verifies Ed25519 signatures (RFC 8032), which the platform does not offer. Only public values are computed with, so the time
/// it takes tells nothing.
/// </summary>
static class Ed25519
{
    public const int KeyLength = 32;

    const int Steps = 50_000;
    const int Bits = 255;

    static readonly BigInteger Prime = BigInteger.Pow(2, Bits) - 19;
    static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
    static readonly BigInteger D = Reduce(-121665 * Invert(121666));
    static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (Prime - 1) / 4, Prime);
    static readonly Point Generator = Decode(4 * Invert(5) % Prime, odd: false)!.Value;

    public static bool Verify(BudgetMeter budget, byte[] publicKey, byte[] data, byte[] signature)
    {
        budget.Charge(Steps);
        if (publicKey.Length != KeyLength || signature.Length != 2 * KeyLength)
            return false;
        var scalar = new BigInteger(signature.AsSpan(KeyLength), isUnsigned: true);
        if (scalar >= Order || Decode(publicKey) is not { } key)
            return false;
        var challenge = new BigInteger(SHA512.HashData([.. signature.AsSpan(0, KeyLength), .. publicKey, .. data]), isUnsigned: true) % Order;
        var expected = Multiply(Generator, scalar).Add(Multiply(key.Negate(), challenge));
        return expected.Encode().AsSpan().SequenceEqual(signature.AsSpan(0, KeyLength));
    }

    static Point? Decode(byte[] bytes)
    {
        var encoded = new BigInteger(bytes, isUnsigned: true);
        var y = encoded & ((BigInteger.One << Bits) - 1);
        return y >= Prime ? null : Decode(y, odd: encoded >> Bits == 1);
    }

    /// <summary>The point with this y and an x that is odd or even; null when there is none.</summary>
    static Point? Decode(BigInteger y, bool odd)
    {
        var square = Reduce((y * y - 1) * Invert(Reduce(D * y * y + 1)));
        var x = BigInteger.ModPow(square, (Prime + 3) / 8, Prime);
        if (Reduce(x * x - square) != 0)
            x = x * RootOfMinusOne % Prime;
        if (Reduce(x * x - square) != 0 || (x.IsZero && odd))
            return null;
        if (x.IsEven == odd)
            x = Prime - x;
        return new Point(x, y, 1, x * y % Prime);
    }

    static Point Multiply(Point point, BigInteger factor)
    {
        var result = new Point(0, 1, 1, 0);
        for (var bit = Bits; bit >= 0; bit--)
        {
            result = result.Add(result);
            if (!(factor >> bit).IsEven)
                result = result.Add(point);
        }
        return result;
    }

    static BigInteger Invert(BigInteger value) => BigInteger.ModPow(value, Prime - 2, Prime);

    static BigInteger Reduce(BigInteger value)
    {
        var rest = value % Prime;
        return rest.Sign < 0 ? rest + Prime : rest;
    }

    /// <summary>A point of the curve in extended coordinates.</summary>
    readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
    {
        public Point Add(Point other)
        {
            var a = Reduce((Y - X) * (other.Y - other.X));
            var b = Reduce((Y + X) * (other.Y + other.X));
            var c = Reduce(2 * T * other.T * D);
            var d = Reduce(2 * Z * other.Z);
            var (e, f, g, h) = (b - a, d - c, d + c, b + a);
            return new(Reduce(e * f), Reduce(g * h), Reduce(f * g), Reduce(e * h));
        }

        public Point Negate() => new(Reduce(-X), Y, Z, Reduce(-T));

        public byte[] Encode()
        {
            var inverse = Invert(Z);
            var (x, y) = (Reduce(X * inverse), Reduce(Y * inverse));
            var bytes = new byte[KeyLength];
            (y | (x.IsEven ? BigInteger.Zero : BigInteger.One << Bits)).TryWriteBytes(bytes, out _, isUnsigned: true);
            return bytes;
        }
    }
}
