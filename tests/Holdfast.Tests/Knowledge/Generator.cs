namespace Holdfast.Tests.Knowledge;

/// <summary>Numbers that follow from a seed (SplitMix64), so that a walk can be repeated.</summary>
sealed class Generator(ulong seed)
{
    ulong state = seed;

    /// <summary>A number below <paramref name="limit"/>.</summary>
    public int Below(int limit)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
    }
}
