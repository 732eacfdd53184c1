using System.Security.Cryptography;
using Holdfast.Gate;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Torture.Tests.Expiry;

/// <summary>
/// Accounts that end at one instant are carried out while others write, sign in, and extend some of them. The long form has 100,000 of
/// them, and says how long that takes and how long others wait meanwhile.
/// </summary>
[Trait("Speed", "Slow")]
public class ManyAccountsThatEndAtOnce
{
    static long Now
    {
        get => (TimeProvider.System.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
    }

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Each_is_carried_out_once_and_extending_revives_nothing(Engine engine)
    {
        var count = Scale.Of(6_000, 100_000);
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var other = new Gatekeeper(store.Address);
        var (near, far) = (new Bystanders(keeper, 2), new Bystanders(other, 1));
        await near.MoveInAsync();
        await far.MoveInAsync();
        var instant = Now + Scale.Of(2_000_000, 60_000_000);
        await Crowd.MoveInAsync(store, engine, count, instant);
        instant = Math.Max(instant, Now);
        using var stop = new CancellationTokenSource();
        var extending = ExtendAsync(store, near, instant, stop.Token);
        var writing = Task.WhenAll(near.WriteAsync(stop.Token), far.WriteAsync(stop.Token));
        await CarryOutAsync(keeper, instant);
        await stop.CancelAsync();
        await writing;
        var extended = await extending;
        await Crowd.AssertCarriedOutAsync(store, count, extended);
        var (first, last) = await TimesAsync(store);
        FormattableString took = $"all within {(last - instant) / 1e6:0.0} s, {(last - first) / 1e6:0.0} s after the first";
        Scale.Report($"{engine}: {count} accounts carried out, {FormattableString.Invariant(took)}; {extended} extended meanwhile");
        Scale.Report($"{engine}: at the same gate {near}");
        Scale.Report($"{engine}: at another gate {far}");
    }

    /// <summary>The long form takes the upkeep as it comes; the short one does not wait for it.</summary>
    static async Task CarryOutAsync(Gatekeeper keeper, long instant)
    {
        var (store, log) = (keeper.Store, NullLogger<Upkeep>.Instance);
        using var upkeep = new Upkeep(keeper.Gate, store.Accounts, store.Tidying, TimeProvider.System, log);
        if (Scale.IsLong)
            await upkeep.StartAsync(CancellationToken.None);
        while (Now <= instant)
            await Task.Delay(50);
        while ((await store.Accounts.DueAsync(1, CancellationToken.None)).Count > 0)
            await (Scale.IsLong ? Task.Delay(200) : upkeep.RunOnceAsync(CancellationToken.None));
        if (Scale.IsLong)
            await upkeep.StopAsync(CancellationToken.None);
    }

    /// <summary>From that instant on gives one account after the other another hour, carried out or not; answers how many.</summary>
    static async Task<int> ExtendAsync(TortureStore store, Bystanders bystanders, long instant, CancellationToken stop)
    {
        var rows = await store.QueryAsync("SELECT id FROM accounts WHERE username LIKE 'crowd%' AND expires_at IS NOT NULL");
        var accounts = rows.Select(row => Guid.Parse(row[0]!)).ToArray();
        RandomNumberGenerator.Shuffle<Guid>(accounts);
        while (Now <= instant)
            await Task.Delay(1, CancellationToken.None);
        var extended = 0;
        for (; extended < accounts.Length && !stop.IsCancellationRequested; extended++)
            await bystanders.WriteAsync(new Order("expire_in_an_hour") { Subject = accounts[extended] });
        return extended;
    }

    static async Task<(long First, long Last)> TimesAsync(TortureStore store)
    {
        const string times = "at) FROM audit_events WHERE kind IN ('account_expired', 'account_unlocked')";
        return (await store.CountAsync("SELECT min(" + times), await store.CountAsync("SELECT max(" + times));
    }
}
