using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Gate;

public class FoldedRefusals
{
    static readonly DateTimeOffset now = Known.Now;

    readonly RefusalFold fold = new();

    [Fact]
    public void The_first_of_a_minute_is_an_event_and_the_others_become_one_more()
    {
        Assert.Equal([true, false, false], [IsFirst(1), IsFirst(1), IsFirst(1)]);
        Assert.Empty(fold.Take(now.AddSeconds(59), all: false));
        var entry = Assert.Single(fold.Take(now.AddSeconds(60), all: false));
        Assert.Equal((EventKind.RefusalsFolded, EventOutcome.Refused, RefusalCode.InvalidCredentials), (entry.Kind, entry.Outcome, entry.Refusal));
        Assert.Equal(new EventDetail.Fold("sign_in_failed", "invalid_credentials", 2), entry.Detail);
    }

    [Fact]
    public void A_single_refusal_is_not_told_twice()
    {
        Assert.True(IsFirst(1));
        Assert.Empty(fold.Take(now.AddMinutes(2), all: false));
    }

    [Fact]
    public void The_next_minute_begins_anew()
    {
        IsFirst(1);
        Assert.Empty(fold.Take(now.AddMinutes(1), all: false));
        Assert.True(IsFirst(1));
    }

    [Fact]
    public void Callers_kinds_and_codes_count_apart()
    {
        Assert.True(IsFirst(1));
        Assert.True(IsFirst(2));
        Assert.True(fold.IsFirst(From(1), EventKind.RoleChanged, RefusalCode.InvalidCredentials, now));
        Assert.True(fold.IsFirst(From(1), EventKind.SignInFailed, RefusalCode.Throttled, now));
        Assert.True(fold.IsFirst(Mirror.Actor(Caller.WithAccount[0]), EventKind.SignInFailed, RefusalCode.Throttled, now));
    }

    [Theory]
    [InlineData("2001:db8:0:7::1", "2001:db8:0:7:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:0:7::1", "2001:db8:0:8::1", false)]
    [InlineData("192.0.2.1", "192.0.2.254", true)]
    [InlineData("192.0.2.1", "192.0.3.1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.2", true)]
    [InlineData("_hidden", "_hidden", true)]
    [InlineData("_hidden", "_other", false)]
    [InlineData("127.1", "127.0.0.1", false)]
    [InlineData("unknown", null, false)]
    [InlineData(null, null, true)]
    public void Addresses_of_one_network_are_one_caller(string? one, string? other, bool same)
    {
        Assert.True(fold.IsFirst(At(one), EventKind.SignInFailed, RefusalCode.InvalidCredentials, now));
        Assert.Equal(!same, fold.IsFirst(At(other), EventKind.SignInFailed, RefusalCode.InvalidCredentials, now));
    }

    [Fact]
    public void A_whole_64_writes_two_events_a_minute()
    {
        Assert.Equal(1, Enumerable.Range(1, 50_000).Count(host => fold.IsFirst(At($"2001:db8::{host:x}"), EventKind.SignInFailed, RefusalCode.InvalidCredentials, now)));
        Assert.Equal(49_999, Told());
    }

    [Fact]
    public void Closing_tells_everything_at_once()
    {
        IsFirst(1);
        IsFirst(1);
        Assert.Single(fold.Take(now, all: true));
        Assert.Empty(fold.Take(now, all: true));
    }

    [Fact]
    public void Ten_thousand_callers_are_told_apart_and_more_share_one_event()
    {
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Count(IsFirst));
        Assert.Equal(1, Enumerable.Range(20_000, 500).Count(IsFirst));
        var entry = Assert.Single(fold.Take(now, all: true));
        Assert.Equal(499, Assert.IsType<EventDetail.Fold>(entry.Detail).Count);
    }

    [Fact]
    public async Task None_is_lost_between_many_threads()
    {
        var firsts = 0;
        var told = 0;
        await Parallel.ForAsync(0, 4_000, (index, _) =>
        {
            if (fold.IsFirst(From(1), EventKind.SignInFailed, RefusalCode.InvalidCredentials, now))
                Interlocked.Increment(ref firsts);
            if (index % 100 == 0)
                Interlocked.Add(ref told, Told());
            return ValueTask.CompletedTask;
        });
        Assert.Equal(4_000, firsts + told + Told());
    }

    int Told() => fold.Take(now, all: true).Sum(entry => ((EventDetail.Fold)entry.Detail!).Count);

    bool IsFirst(int caller) => fold.IsFirst(From(caller), EventKind.SignInFailed, RefusalCode.InvalidCredentials, now);

    static Actor.Anonymous From(int caller) => At($"address {caller}");

    static Actor.Anonymous At(string? address) => new(new(new(Guid.Empty), address));
}
