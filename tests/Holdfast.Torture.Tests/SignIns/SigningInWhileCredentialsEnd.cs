using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.SignIns;

/// <summary>A password that was checked just before a deactivation or a reset commits never becomes a session after it.</summary>
[Trait("Speed", "Slow")]
public class SigningInWhileCredentialsEnd
{
    /// <summary>After the last, which ends what was signed in before, signing in is as good as before.</summary>
    static readonly string[] endings = ["deactivate", "temporary_password", "set_password", "lock", "remove", "change_role"];

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Leaves_no_session_that_works(Engine engine)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var one = new SignInDesk(store.Address);
        await using var other = new SignInDesk(store.Address);
        var race = new SignInRace(store, one, other);
        for (var round = 0; round < Scale.Of(1, 50); round++)
        {
            foreach (var ending in endings)
                Assert.True(await race.RunAsync(ending) == 0, $"A session outlived '{ending}'.");
        }
        await store.AssertLogIsDenseAsync();
        Scale.Report($"{engine}: {race.SignedIn} sign-ins, {race.Refused} refused, {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task In_the_very_moment_before_the_lock_leaves_none_either(Engine engine) => Assert.Empty(await FindOutlivingAsync(engine, Mutant.None));

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Would_leave_one_then_if_it_were_judged_before_the_lock(Engine engine) =>
        Assert.Equal(endings.Except(["change_role"]), await FindOutlivingAsync(engine, Mutant.JudgedEarly));

    /// <summary>Ends credentials between the check of a password and the lock of its sign-in; answers what ended them in vain.</summary>
    static async Task<IReadOnlyList<string>> FindOutlivingAsync(Engine engine, Mutant mutant)
    {
        var hold = new LockHold();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var desk = new SignInDesk(store.Address, mutant, hold.PassAsync);
        await using var other = new SignInDesk(store.Address);
        var race = new SignInRace(store, desk, other);
        var outlived = new List<string>();
        foreach (var ending in endings)
        {
            if (await race.HoldUpAsync(ending, hold))
                outlived.Add(ending);
        }
        return outlived;
    }
}
