namespace Holdfast.Rego.Tests.Hostile;

/// <summary>
/// Watches how large the managed heap grows while something runs. What only waits to be collected does not count beyond the bound.
/// </summary>
internal sealed class PeakMemory : IDisposable
{
    /// <summary>The most that anything may need.</summary>
    internal const long Bound = 256L << 20;

    private readonly Timer _timer;
    private readonly long _before;
    private long _peak;

    internal PeakMemory()
    {
        _before = GC.GetTotalMemory(forceFullCollection: true);
        _timer = new Timer(_ => Sample(), null, 0, 5);
    }

    /// <summary>The most bytes above those at the start.</summary>
    internal long Bytes => Math.Max(0, Interlocked.Read(ref _peak) - _before);

    public void Dispose() => _timer.Dispose();

    private void Sample()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        if (now - _before > Bound)
            now = GC.GetTotalMemory(forceFullCollection: true);
        if (now > Interlocked.Read(ref _peak))
            Interlocked.Exchange(ref _peak, now);
    }
}
