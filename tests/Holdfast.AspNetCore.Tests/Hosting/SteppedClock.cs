namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>The machine's clock, moved ahead.</summary>
sealed class SteppedClock : TimeProvider
{
    TimeSpan ahead;
    long stands;

    public override DateTimeOffset GetUtcNow() => (stands == 0 ? System.GetUtcNow() : new(stands, TimeSpan.Zero)) + ahead;

    /// <summary>From now on it goes only where it is moved, however long a busy machine takes between two requests.</summary>
    public SteppedClock Stand()
    {
        stands = System.GetUtcNow().UtcTicks;
        return this;
    }

    public void Move(TimeSpan by) => ahead += by;
}
