using System.Diagnostics.CodeAnalysis;

namespace Holdfast.Passwords;

/// <summary>
/// A hash in PHC string form, unpadded base64: <c>$argon2id$v=19$m=N,t=N,p=1$salt$hash</c> or <c>$pbkdf2-sha512$i=N$salt$hash</c>.
/// </summary>
sealed record PhcString(HashRecipe Recipe, byte[] Salt, byte[] Hash)
{
    const int ShortestHash = 16;

    public static bool TryParse(string text, [NotNullWhen(true)] out PhcString? parsed)
    {
        parsed = null;
        if (text.Split('$') is not [.. var head, var salt, var hash] || HashRecipe.TryParse(head) is not { } recipe
            || !TryDecode(salt, out var saltBytes) || !TryDecode(hash, out var hashBytes) || hashBytes.Length < ShortestHash
            || (recipe is Argon2id && saltBytes.Length != Argon2id.SaltBytes))
            return false;
        parsed = new(recipe, saltBytes, hashBytes);
        return true;
    }

    public override string ToString() => $"{Recipe.Head}${Encode(Salt)}${Encode(Hash)}";

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
