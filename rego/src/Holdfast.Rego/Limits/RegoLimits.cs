namespace Holdfast.Rego;

/// <summary>
/// How much one evaluation may use. Going past a bound ends the evaluation with a <see cref="RegoLimitException"/>.
/// The defaults are generous for a decision and small for a machine; immutable, may be shared.
/// </summary>
public sealed record RegoLimits
{
    /// <summary>The defaults.</summary>
    public static RegoLimits Default { get; } = new();

    /// <summary>
    /// The most units of work: expressions evaluated, elements looked at by builtin functions, and so on. Default 20 million.
    /// The count does not depend on the machine.
    /// </summary>
    public long MaxSteps { get; init => field = Positive(value); } = 20_000_000;

    /// <summary>
    /// The longest an evaluation may take. Default 5 seconds; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no bound.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest result one call of a builtin function may build, in bytes, roughly. Default 16 MiB.</summary>
    public long MaxOutputBytes { get; init => field = Positive(value); } = 16L << 20;

    /// <summary>The most that all values built during an evaluation may take together, in bytes, roughly. Default 256 MiB.</summary>
    public long MaxAllocatedBytes { get; init => field = Positive(value); } = 256L << 20;

    /// <summary>How deep rules and functions may call each other. Default 512.</summary>
    public int MaxDepth { get; init => field = (int)Positive(value); } = 512;

    static long Positive(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }
}
