using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Holdfast.Passwords;

/// <summary>A PBKDF2-HMAC-SHA512 hash in PHC string form: <c>$pbkdf2-sha512$i=N$salt$hash</c>, unpadded base64.</summary>
sealed record PhcString(int Iterations, byte[] Salt, byte[] Hash)
{
    const string Algorithm = "pbkdf2-sha512";
    const int MostIterations = 100_000_000;

    public static bool TryParse(string text, [NotNullWhen(true)] out PhcString? parsed)
    {
        parsed = null;
        var parts = text.Split('$');
        if (parts is not ["", Algorithm, ['i', '=', .. var count], var salt, var hash]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
            || iterations is < 1 or > MostIterations
            || !TryDecode(salt, out var saltBytes) || !TryDecode(hash, out var hashBytes) || hashBytes.Length < 16)
            return false;
        parsed = new(iterations, saltBytes, hashBytes);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"${Algorithm}$i={Iterations}${Encode(Salt)}${Encode(Hash)}");

    static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = new byte[text.Length];
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        if (text.Length > 256 || !Convert.TryFromBase64String(padded, bytes, out var written))
            return false;
        bytes = bytes[..written];
        return true;
    }
}
