namespace Holdfast.Passwords;

/// <summary>The algorithm of new password hashes.</summary>
public enum PasswordAlgorithm
{
    /// <summary>Argon2id (RFC 9106), which costs an attacker memory as well as time.</summary>
    Argon2id,

    /// <summary>PBKDF2-HMAC-SHA512 (NIST SP 800-132), for places where only algorithms of FIPS 140 may be used.</summary>
    Pbkdf2,
}

/// <summary>
/// How passwords are hashed and how many hashes may run at once. Hashes of the other algorithm, and cheaper ones, still check; a person's
/// next sign-in replaces theirs.
/// </summary>
public sealed class PasswordHashingOptions
{
    /// <summary>The least number of iterations that is accepted.</summary>
    public const int FewestIterations = 220_000;

    /// <summary>The least memory that is accepted, in KiB: 19 MiB.</summary>
    public const int LeastMemoryKiB = 19 * 1024;

    /// <summary>The least number of passes that is accepted.</summary>
    public const int FewestPasses = 2;

    /// <summary>The algorithm of new hashes. Default Argon2id.</summary>
    public PasswordAlgorithm Algorithm { get; set; }

    /// <summary>
    /// Memory of one Argon2id hash in KiB. Default and minimum 19,456 (19 MiB), with <see cref="Passes"/> about 40 ms on a small machine.
    /// </summary>
    public int MemoryKiB { get; set; } = LeastMemoryKiB;

    /// <summary>Passes of Argon2id over its memory. Default and minimum 2.</summary>
    public int Passes { get; set; } = FewestPasses;

    /// <summary>Iterations of PBKDF2. Default and minimum 220,000, about 160 ms on a small machine.</summary>
    public int Iterations { get; set; } = FewestIterations;

    /// <summary>How many hashes run at once. Default: half of the processors, at least one.</summary>
    public int AtOnce { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many may run or wait; beyond that sign-ins are answered <c>throttled</c>. Default 64.</summary>
    public int LongestQueue { get; set; } = 64;
}
