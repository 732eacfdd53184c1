using Holdfast.SignIn;

namespace Holdfast.Tests.SignIn;

public class ThePace
{
    static readonly DateTimeOffset start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    static readonly Pace pace = new(AtOnce: 3, Each: TimeSpan.FromMinutes(10));

    [Fact]
    public void Some_go_at_once_and_then_one_in_each_interval()
    {
        var state = ThrottleState.Clear;
        var went = new List<int>();
        for (var minute = 0; minute < 60; minute++)
        {
            while (Go(ref state, start.AddMinutes(minute)) is null)
                went.Add(minute);
        }
        Assert.Equal([0, 0, 0, 10, 20, 30, 40, 50], went);
    }

    [Fact]
    public void The_wait_it_tells_is_exact()
    {
        var state = ThrottleState.Clear;
        for (var i = 0; i < 3; i++)
            Assert.Null(Go(ref state, start));
        var wait = Go(ref state, start.AddMinutes(4));
        Assert.Equal(TimeSpan.FromMinutes(6), wait);
        Assert.NotNull(Go(ref state, start.AddMinutes(4) + wait!.Value - TimeSpan.FromTicks(1)));
        Assert.Null(Go(ref state, start.AddMinutes(4) + wait.Value));
    }

    [Fact]
    public void It_fades_by_itself_and_who_waits_changes_nothing()
    {
        var state = ThrottleState.Clear;
        for (var i = 0; i < 100; i++)
            Go(ref state, start);
        Assert.Equal(start.AddMinutes(30), state.ClosedUntil);
        var later = start.AddMinutes(30);
        Assert.Equal([null, null, null], Enumerable.Range(0, 3).Select(_ => Go(ref state, later)));
        Assert.NotNull(Go(ref state, later));
    }

    [Fact]
    public void It_counts_no_failure_against_anybody()
    {
        var state = ThrottleState.Clear with { FailuresFromStrangers = 7, FailuresHere = 2 };
        Go(ref state, start);
        Assert.Equal((7, 2), (state.FailuresFromStrangers, state.FailuresHere));
    }

    static TimeSpan? Go(ref ThrottleState state, DateTimeOffset now)
    {
        var decision = pace.Decide(state, now);
        state = decision.Next ?? state;
        return decision.Wait;
    }
}
