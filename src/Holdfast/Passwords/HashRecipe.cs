using System.Globalization;
using System.Security.Cryptography;
using NSec.Cryptography;

namespace Holdfast.Passwords;

/// <summary>An algorithm with its cost: how a hash was made, or how new ones are made.</summary>
abstract record HashRecipe
{
    /// <summary>What stands before salt and hash in a PHC string.</summary>
    public abstract string Head { get; }

    /// <summary>The hash of a password.</summary>
    public abstract byte[] Derive(byte[] password, byte[] salt, int length);

    /// <summary>The work that is left when a hash by <paramref name="other"/> was made instead of one by this; null when none is.</summary>
    public abstract HashRecipe? Beyond(HashRecipe other);

    /// <summary>Whether new hashes are worth more than those by <paramref name="other"/>, or are made by another algorithm.</summary>
    public bool Replaces(HashRecipe other) => Beyond(other) is not null;

    /// <summary>
    /// Reads the parts of a PHC string before salt and hash. Costs beyond every sensible bound are refused: a stored text must not stop
    /// the process.
    /// </summary>
    public static HashRecipe? TryParse(ReadOnlySpan<string> parts) => parts switch
    {
        ["", Pbkdf2.Algorithm, ['i', '=', .. var count]] when Number(count) is { } rounds and <= Pbkdf2.Most => new Pbkdf2(rounds),
        ["", Argon2id.Algorithm, Argon2id.Version, var costs] => Argon2id.TryParse(costs.Split(',')),
        _ => null,
    };

    private protected static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

/// <summary>PBKDF2-HMAC-SHA512 (NIST SP 800-132).</summary>
sealed record Pbkdf2(int Iterations) : HashRecipe
{
    public const string Algorithm = "pbkdf2-sha512";
    public const int Most = 100_000_000;

    public override string Head => string.Create(CultureInfo.InvariantCulture, $"${Algorithm}$i={Iterations}");

    public override byte[] Derive(byte[] password, byte[] salt, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA512, length);

    public override HashRecipe? Beyond(HashRecipe other) => other switch
    {
        Pbkdf2 same => same.Iterations < Iterations ? new Pbkdf2(Iterations - same.Iterations) : null,
        _ => this,
    };
}

/// <summary>Argon2id version 1.3 (RFC 9106) with one lane.</summary>
/// <param name="MemoryKiB">Memory in KiB.</param>
/// <param name="Passes">Passes over the memory.</param>
sealed record Argon2id(int MemoryKiB, int Passes) : HashRecipe
{
    public const string Algorithm = "argon2id";
    public const string Version = "v=19";
    public const int SaltBytes = 16;
    public const int MostMemoryKiB = 1 << 20;
    public const int MostPasses = 64;

    const int LeastMemoryKiB = 8;

    public override string Head => string.Create(CultureInfo.InvariantCulture, $"${Algorithm}${Version}$m={MemoryKiB},t={Passes},p=1");

    public override byte[] Derive(byte[] password, byte[] salt, int length) =>
        PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = MemoryKiB, NumberOfPasses = Passes })
            .DeriveBytes(password, salt, length);

    public override HashRecipe? Beyond(HashRecipe other) => other switch
    {
        // The work is memory times passes: what a cheaper hash leaves of it.
        Argon2id same => (((long)MemoryKiB * Passes) - ((long)same.MemoryKiB * same.Passes)) / Passes is var left and >= LeastMemoryKiB
            ? this with { MemoryKiB = (int)left }
            : null,
        _ => this,
    };

    public static Argon2id? TryParse(string[] costs) => costs switch
    {
        [['m', '=', .. var memory], ['t', '=', .. var passes], "p=1"]
            when Number(memory) is { } size and >= LeastMemoryKiB and <= MostMemoryKiB && Number(passes) is { } times and <= MostPasses => new(size, times),
        _ => null,
    };
}
