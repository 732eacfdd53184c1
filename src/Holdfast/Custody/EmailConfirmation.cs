using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;

namespace Holdfast.Custody;

/// <summary>
/// A code that was mailed to an account's address and waits to be entered in one of its sessions. The store keeps its hash.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="EmailKey">The key of the address that it was mailed to; it confirms no other.</param>
/// <param name="CodeHash">The hash of the code, bound to the account.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record EmailConfirmation(AccountId Account, string EmailKey, byte[] CodeHash, DateTimeOffset ExpiresAt)
{
    /// <summary>How long a code may be entered.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>A fresh code: eight digits, uniform.</summary>
    public static string NewCode() => RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>The hash under which the store keeps a code.</summary>
    public static byte[] HashOf(AccountId account, string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"holdfast email\0{account}\0{code}"));

    /// <summary>
    /// Whether the code of <paramref name="hash"/> confirms the address <paramref name="address"/> at <paramref name="now"/>. Compares in
    /// constant time.
    /// </summary>
    public bool Confirms(EmailAddress? address, byte[] hash, DateTimeOffset now) =>
        ExpiresAt > now && address?.Key == EmailKey && CryptographicOperations.FixedTimeEquals(CodeHash, hash);
}
