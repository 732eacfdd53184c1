namespace Holdfast.Storage.Tests.Engines;

/// <summary>The machine's clock, moved.</summary>
sealed class TestClock : TimeProvider
{
    TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Move(TimeSpan by) => ahead += by;
}
