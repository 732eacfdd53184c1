using Holdfast.SignIn;

namespace Holdfast.Tests.SignIn;

public class TheThrottle
{
    static readonly DateTimeOffset start = Worlds.Known.Now;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(10, 32)]
    [InlineData(14, 512)]
    [InlineData(15, 900)]
    [InlineData(100, 900)]
    [InlineData(int.MaxValue, 900)]
    public void Waits_grow_to_a_quarter_of_an_hour(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInThrottle.WaitAfter(failures));

    [Fact]
    public void Waits_never_shrink()
    {
        var waits = Enumerable.Range(0, 200).Select(SignInThrottle.WaitAfter).ToArray();
        Assert.Equal(waits.Order(), waits);
    }

    [Fact]
    public void The_first_five_attempts_go_on_at_once_and_the_sixth_waits()
    {
        var state = ThrottleState.Clear;
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var decision = SignInThrottle.Decide(state, start);
            Assert.Null(decision.Wait);
            state = decision.Next!;
        }
        Assert.Equal(new(TimeSpan.FromSeconds(1), null), SignInThrottle.Decide(state, start));
        Assert.Equal(new(TimeSpan.FromSeconds(0.4), null), SignInThrottle.Decide(state, start.AddSeconds(0.6)));
        Assert.Null(SignInThrottle.Decide(state, start.AddSeconds(1)).Wait);
    }

    [Fact]
    public void An_attempt_that_waits_is_not_counted()
    {
        var closed = ThrottleState.Clear with { FailuresHere = 9, ClosedUntil = start.AddSeconds(16) };
        Assert.Null(SignInThrottle.Decide(closed, start).Next);
    }

    [Fact]
    public void A_hundred_failures_from_strangers_close_strange_networks()
    {
        var (attempts, state) = Guess(ThrottleState.Clear);
        Assert.Equal((100, 100), (attempts, state.FailuresFromStrangers));
        Assert.NotNull(SignInThrottle.Decide(state with { FailuresHere = 0, ClosedUntil = null }, start.AddYears(1)).Wait);
    }

    [Fact]
    public void Many_networks_share_the_hundred()
    {
        var strangers = 0;
        var attempts = 0;
        for (var network = 0; network < 1000; network++)
        {
            var decision = SignInThrottle.Decide(new(0, null, false, strangers), start);
            attempts += decision.Wait is null ? 1 : 0;
            strangers = decision.Next?.FailuresFromStrangers ?? strangers;
        }
        Assert.Equal(100, attempts);
    }

    [Fact]
    public void A_known_network_is_never_closed_by_strangers()
    {
        var decision = SignInThrottle.Decide(new(0, null, KnownNetwork: true, FailuresFromStrangers: 1_000_000), start);
        Assert.Null(decision.Wait);
        Assert.Equal(new(1, null, true, 1_000_000), decision.Next);
    }

    [Fact]
    public void A_known_network_slows_its_own_guesses_and_adds_nothing_to_the_strangers()
    {
        var (attempts, state) = Guess(new(0, null, KnownNetwork: true, FailuresFromStrangers: 7));
        Assert.True(attempts is > 100 and < 300);
        Assert.Equal(7, state.FailuresFromStrangers);
    }

    /// <summary>Two days of guessing from one network as fast as it is let.</summary>
    static (int Attempts, ThrottleState State) Guess(ThrottleState state)
    {
        var attempts = 0;
        for (var now = start; now < start.AddDays(2);)
        {
            var decision = SignInThrottle.Decide(state, now);
            attempts += decision.Wait is null ? 1 : 0;
            state = decision.Next ?? state;
            now += decision.Wait ?? TimeSpan.Zero;
        }
        return (attempts, state);
    }
}
