using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;

namespace Holdfast.Factors;

/// <summary>
/// A code that stands in for a lost factor, once: 80 random bits in 16 characters without i, l, o and u. With that many bits a plain hash
/// cannot be searched. Its text form says nothing of it.
/// </summary>
public sealed class BackupCode
{
    /// <summary>How many are issued at a time.</summary>
    public const int PerSet = 10;

    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    const int Length = 16;
    const int Group = 4;

    readonly string code;

    BackupCode(string code) => this.code = code;

    /// <summary>A fresh code.</summary>
    public static BackupCode New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>A fresh set.</summary>
    public static IReadOnlyList<BackupCode> NewSet() => [.. Enumerable.Range(0, PerSet).Select(_ => New())];

    /// <summary>
    /// Parses what somebody typed: case, hyphens and spaces do not matter, and o, i and l are read as the digits they look like.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out BackupCode? code)
    {
        code = null;
        if (text is not { Length: >= Length and <= Length * 2 })
            return false;
        var plain = string.Concat(text.Where(c => c is not ('-' or ' ')).Select(Canonical));
        if (plain.Length == Length && plain.All(c => Alphabet.Contains(c, StringComparison.Ordinal)))
            code = new(plain);
        return code is not null;
    }

    /// <summary>What the store keeps for an account. Look-ups go by the hash.</summary>
    public byte[] HashFor(AccountId account) => SHA256.HashData(Encoding.UTF8.GetBytes($"holdfast backup code\0{account}\0{code}"));

    /// <summary>The code in groups of four, for whoever shows it, once.</summary>
    public string Reveal() => string.Join('-', Enumerable.Range(0, Length / Group).Select(group => code.Substring(group * Group, Group)));

    /// <summary>Says nothing of the code.</summary>
    public override string ToString() => "backup code";

    static char Canonical(char typed) => typed switch
    {
        'o' or 'O' => '0',
        'i' or 'I' or 'l' or 'L' => '1',
        >= 'A' and <= 'Z' => (char)(typed + 32),
        _ => typed,
    };
}
