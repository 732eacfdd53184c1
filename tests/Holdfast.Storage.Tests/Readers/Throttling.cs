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
        await Store.Throttle.ForgiveAsync([here], Stop);
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
        await Store.ApplyAsync(new SignInEffects.RecordSignIn(account.Id, now, Here), new SignInEffects.RecordSignIn(account.Id, now, Here));
        await Store.Throttle.ReserveAsync(here, SignInThrottle.Decide, Stop);
        await Store.Throttle.ReserveAsync(elsewhere, SignInThrottle.Decide, Stop);
        Assert.Equal(new ThrottleState(1, null, true, 1), await StateAsync(here));
        Assert.Equal(new ThrottleState(1, null, false, 1), await StateAsync(elsewhere));
        await Store.ApplyAsync(new SignInEffects.ClearThrottle(account.Id));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM sign_in_throttle"));
    }

    [Fact]
    public async Task An_account_has_one_count_under_all_its_names_and_each_name_its_own()
    {
        var (_, name, address) = await TwoNamesAsync();
        for (var i = 0; i < 3; i++)
            Assert.Equal(new(null, false), await Store.Throttle.ReserveAsync(name, SignInThrottle.Decide, Stop));
        Assert.Equal(new(null, false), await Store.Throttle.ReserveAsync(address, SignInThrottle.Decide, Stop));
        Assert.Equal((3, 1, 4), (await FailuresAsync(name.Name), await FailuresAsync(address.Name), await FailuresAsync(name.Account)));
        await Store.Throttle.ForgiveAsync([name.Account, name.Name], Stop);
        Assert.Equal((0, 1, 0), (await FailuresAsync(name.Name), await FailuresAsync(address.Name), await FailuresAsync(name.Account)));
    }

    [Fact]
    public async Task An_account_that_is_closed_under_one_name_closes_the_other_without_a_wait()
    {
        var (_, name, address) = await TwoNamesAsync();
        for (var i = 0; i < SignInThrottle.FreeAttempts + 9; i++)
            await Store.Throttle.ReserveAsync(name, (state, now) => SignInThrottle.Decide(state with { ClosedUntil = null }, now), Stop);
        Assert.True((await Store.Throttle.ReserveAsync(name, SignInThrottle.Decide, Stop)).Wait > TimeSpan.FromMinutes(1));
        for (var i = 1; i <= 3; i++)
        {
            Assert.Equal(new(null, true), await Store.Throttle.ReserveAsync(address, SignInThrottle.Decide, Stop));
            Assert.Equal((i, SignInThrottle.FreeAttempts + 9), (await FailuresAsync(address.Name), await FailuresAsync(address.Account)));
        }
    }

    [Fact]
    public async Task A_name_that_waits_counts_nowhere()
    {
        var (_, name, _) = await TwoNamesAsync();
        for (var i = 0; i < SignInThrottle.FreeAttempts; i++)
            await Store.Throttle.ReserveAsync(name, (state, now) => SignInThrottle.Decide(state, now.AddHours(i)), Stop);
        var before = await Place.NumberAsync("SELECT max(at) FROM sign_in_throttle");
        Assert.NotNull((await Store.Throttle.ReserveAsync(name, SignInThrottle.Decide, Stop)).Wait);
        Assert.Equal(before, await Place.NumberAsync("SELECT max(at) FROM sign_in_throttle"));
        Assert.Equal((5, 5), (await FailuresAsync(name.Name), await FailuresAsync(name.Account)));
    }

    [Fact]
    public async Task A_hundred_attempts_at_once_under_two_names_each_see_those_before_them()
    {
        await using var other = Place.Open();
        var (_, name, address) = await TwoNamesAsync();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).Throttle.ReserveAsync(number % 4 < 2 ? name : address, (state, _) => Count(state, []), Stop).AsTask())));
        Assert.Equal((50, 50, 100), (await FailuresAsync(name.Name), await FailuresAsync(address.Name), await FailuresAsync(name.Account)));
    }

    [Fact]
    public async Task A_known_network_is_known_under_each_name()
    {
        var (account, name, address) = await TwoNamesAsync();
        await Store.ApplyAsync(new SignInEffects.RecordSignIn(account, Sample.Start, name.Account.Network));
        foreach (var keys in new[] { name, address })
        {
            var asked = new List<bool>();
            await Store.Throttle.ReserveAsync(keys, (state, _) => { asked.Add(state.KnownNetwork); return new(TimeSpan.Zero, null); }, Stop);
            Assert.All(asked, Assert.True);
        }
    }

    [Fact]
    public async Task Clearing_an_account_clears_the_counts_of_its_names()
    {
        var (account, name, address) = await TwoNamesAsync();
        foreach (var keys in new[] { name, address, AttemptKeys.Of("nobody", null, Network.Of("192.0.2.1")) })
            await Store.Throttle.ReserveAsync(keys, SignInThrottle.Decide, Stop);
        Assert.Equal(10, await Place.NumberAsync("SELECT count(*) FROM sign_in_throttle"));
        await Store.ApplyAsync(new SignInEffects.ClearThrottle(account));
        Assert.Equal(4, await Place.NumberAsync("SELECT count(*) FROM sign_in_throttle"));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM sign_in_throttle WHERE account_id IS NOT NULL"));
    }

    [Fact]
    public async Task Counts_of_names_live_a_day_whether_anybody_has_the_name_or_not()
    {
        var (_, name, _) = await TwoNamesAsync();
        foreach (var keys in new[] { name, AttemptKeys.Of("nobody", null, Network.Of("192.0.2.1")) })
            await Store.Throttle.ReserveAsync(keys, SignInThrottle.Decide, Stop);
        var day = TimeSpan.FromDays(1).Ticks / TimeSpan.TicksPerMicrosecond;
        await Place.RunAsync($"UPDATE sign_in_throttle SET at = at - {day - 60_000_000}");
        Assert.Equal(0, await Store.Tidying.TidyAsync(100, Stop));
        await Place.RunAsync("UPDATE sign_in_throttle SET at = at - 120000000");
        Assert.Equal(6, await Store.Tidying.TidyAsync(100, Stop));
        Assert.Equal((0, 1), (await FailuresAsync(name.Name), await FailuresAsync(name.Account)));
    }

    /// <summary>The keys of one account under its name and under its address.</summary>
    async Task<(Holdfast.Accounts.AccountId Account, AttemptKeys Name, AttemptKeys Address)> TwoNamesAsync()
    {
        var account = await Store.AddAsync(Sample.Account("alice"));
        var network = Network.Of("192.0.2.1");
        return (account.Id, AttemptKeys.Of("Alice", account.Id, network), AttemptKeys.Of("alice@example.org", account.Id, network));
    }

    async Task<int> FailuresAsync(ThrottleKey key) => (await StateAsync(key)).FailuresHere;

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
