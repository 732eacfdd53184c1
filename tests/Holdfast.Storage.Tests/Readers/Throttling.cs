using Holdfast.Gate;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Readers;

public abstract class Throttling(Engine engine) : StoreContract(engine)
{
    static readonly byte[] Here = [1], Elsewhere = [2], Subject = [9];

    public sealed class OnSqlite() : Throttling(Engine.Sqlite);

    public sealed class OnPostgreSql() : Throttling(Engine.PostgreSql);

    [Fact]
    public async Task A_hundred_attempts_at_once_each_see_those_before_them()
    {
        await using var other = Place.Open();
        var account = await Store.AddAsync(Sample.Account("alice"));
        var seen = new System.Collections.Concurrent.ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).Throttle.ReserveAsync(new ThrottleKey(Subject, Here, account.Id), (state, _) => Count(state, seen), Stop).AsTask())));
        Assert.Equal(new ThrottleState(100, null, false, 100), await StateAsync(new(Subject, Here, account.Id)));
        // The peek before the lock also asks; what was decided under the lock is each number once.
        Assert.Equal(Enumerable.Range(0, 100), seen.Distinct().Order());
    }

    [Fact]
    public async Task Networks_count_apart_and_strangers_together_until_one_succeeds()
    {
        ThrottleKey here = new(Subject, Here, null), elsewhere = new(Subject, Elsewhere, null);
        for (var i = 0; i < 3; i++)
            await Store.Throttle.ReserveAsync(here, SignInThrottle.Decide, Stop);
        await Store.Throttle.ReserveAsync(elsewhere, SignInThrottle.Decide, Stop);
        Assert.Equal(new ThrottleState(3, null, false, 4), await StateAsync(here));
        Assert.Equal(new ThrottleState(1, null, false, 4), await StateAsync(elsewhere));
        await Store.Throttle.ForgiveAsync(here, Stop);
        Assert.Equal(ThrottleState.Clear, await StateAsync(here));
        Assert.Equal(new ThrottleState(1, null, false, 0), await StateAsync(elsewhere));
    }

    [Fact]
    public async Task A_closed_network_waits_and_writes_nothing()
    {
        ThrottleKey key = new(Subject, Here, null);
        for (var i = 0; i < SignInThrottle.FreeAttempts + 4; i++)
            await Store.Throttle.ReserveAsync(key, (state, now) => SignInThrottle.Decide(state with { ClosedUntil = null }, now), Stop);
        var before = await Place.NumberAsync("SELECT max(at) FROM sign_in_throttle");
        Assert.True(await Store.Throttle.ReserveAsync(key, SignInThrottle.Decide, Stop) > TimeSpan.FromSeconds(1));
        Assert.Equal(before, await Place.NumberAsync("SELECT max(at) FROM sign_in_throttle"));
        Assert.Equal(SignInThrottle.FreeAttempts + 4, (await StateAsync(key)).FailuresHere);
    }

    [Fact]
    public async Task A_network_is_known_once_the_account_signed_in_from_it_and_clearing_forgets_all_counts()
    {
        var account = await Store.AddAsync(Sample.Account("alice"));
        ThrottleKey here = new(Subject, Here, account.Id), elsewhere = new(Subject, Elsewhere, account.Id);
        var now = await Store.Accounts.NowAsync(Stop);
        await Store.ApplyAsync(new Effect.RecordSignIn(account.Id, now, Here), new Effect.RecordSignIn(account.Id, now, Here));
        await Store.Throttle.ReserveAsync(here, SignInThrottle.Decide, Stop);
        await Store.Throttle.ReserveAsync(elsewhere, SignInThrottle.Decide, Stop);
        Assert.Equal(new ThrottleState(1, null, true, 1), await StateAsync(here));
        Assert.Equal(new ThrottleState(1, null, false, 1), await StateAsync(elsewhere));
        await Store.ApplyAsync(new Effect.ClearThrottle(account.Id));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM sign_in_throttle"));
    }

    static ThrottleDecision Count(ThrottleState state, System.Collections.Concurrent.ConcurrentBag<int> seen)
    {
        seen.Add(state.FailuresHere);
        return new(null, state with { FailuresHere = state.FailuresHere + 1, FailuresFromStrangers = state.FailuresFromStrangers + 1 });
    }

    async Task<ThrottleState> StateAsync(ThrottleKey key)
    {
        var state = ThrottleState.Clear;
        await Store.Throttle.ReserveAsync(key, (stored, _) => new ThrottleDecision(TimeSpan.Zero, (state = stored) is null ? stored : null), Stop);
        return state;
    }
}
