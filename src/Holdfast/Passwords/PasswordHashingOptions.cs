namespace Holdfast.Passwords;

/// <summary>The cost of password hashes and how many may run at once.</summary>
public sealed class PasswordHashingOptions
{
    /// <summary>The least number of iterations that is accepted.</summary>
    public const int FewestIterations = 220_000;

    /// <summary>PBKDF2 iterations. Default and minimum 220,000, about 140 ms on a small machine. Raising it re-hashes each password at its next sign-in.</summary>
    public int Iterations { get; set; } = FewestIterations;

    /// <summary>How many hashes run at once. Default: half of the processors, at least one.</summary>
    public int AtOnce { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many may run or wait; beyond that sign-ins are answered <c>throttled</c>. Default 64.</summary>
    public int LongestQueue { get; set; } = 64;
}
