namespace Holdfast.Rego.Tests.Hostile;

/// <summary>
/// Watches how large the managed heap grows while something runs. What only waits to be collected does not count beyond the bound.
/// </summary>
sealed class PeakMemory : IDisposable
{
    /// <summary>The most that anything may need.</summary>
    public const long Bound = 256L << 20;

    readonly Timer timer;
    readonly long before;
    long peak;

    public PeakMemory()
    {
        before = GC.GetTotalMemory(forceFullCollection: true);
        timer = new Timer(_ => Sample(), null, 0, 5);
    }

    /// <summary>The most bytes above those at the start.</summary>
    public long Bytes => Math.Max(0, Interlocked.Read(ref peak) - before);

    public void Dispose() => timer.Dispose();

    void Sample()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        if (now - before > Bound)
            now = GC.GetTotalMemory(forceFullCollection: true);
        if (now > Interlocked.Read(ref peak))
            Interlocked.Exchange(ref peak, now);
    }
}
