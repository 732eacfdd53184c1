using Holdfast.Rego;

namespace Holdfast.Policies;

/// <summary>How much work the decisions of one command may take together, in the steps of the evaluator. Not for several threads.</summary>
sealed class PolicyBudget
{
    /// <summary>About 10 ms.</summary>
    const long StepsOfOne = 100_000;

    /// <summary>A bulk command asks once for each account, all under one lock.</summary>
    const long StepsOfAll = 10 * StepsOfOne;

    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    long all = StepsOfAll;
    long one;

    /// <summary>Begins a decision.</summary>
    public void Begin() => one = Math.Min(StepsOfOne, all);

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => one <= 0;

    /// <summary>
    /// What the next evaluation may use. Steps bound the work; the time bounds a machine that is slower than any expected.
    /// </summary>
    public RegoLimits Limits => new()
    {
        MaxSteps = one,
        Timeout = Longest,
        MaxOutputBytes = 1L << 20,
        MaxAllocatedBytes = 8L << 20,
        MaxDepth = 128,
    };

    public void Spend(long steps)
    {
        one -= steps;
        all -= steps;
    }

    public void SpendAll()
    {
        all -= Math.Max(one, 0);
        one = 0;
    }
}
