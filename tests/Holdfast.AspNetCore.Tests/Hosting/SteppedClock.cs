namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>The machine's clock, moved ahead.</summary>
sealed class SteppedClock : TimeProvider
{
    TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Move(TimeSpan by) => ahead += by;
}
