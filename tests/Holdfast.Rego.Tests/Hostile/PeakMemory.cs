namespace Holdfast.Rego.Tests.Hostile;

/// <summary>Watches how large the managed heap grows while something runs.</summary>
internal sealed class PeakMemory : IDisposable
{
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
        if (now > Interlocked.Read(ref _peak))
            Interlocked.Exchange(ref _peak, now);
    }
}
