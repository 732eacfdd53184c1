using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.SignIns;

/// <summary>A password that was checked just before a deactivation or a reset commits never becomes a session after it.</summary>
[Trait("Speed", "Slow")]
public class SigningInWhileCredentialsEnd
{
    static readonly string[] endings = ["deactivate", "temporary_password", "set_password", "lock", "remove", "change_role"];

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Leaves_no_session_that_works(Engine engine)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var one = new SignInDesk(store.Address, Mutant.None);
        await using var other = new SignInDesk(store.Address, Mutant.None);
        var race = new SignInRace(store, one, other);
        for (var round = 0; round < Scale.Of(4, 50); round++)
        {
            foreach (var ending in endings)
                Assert.True(await race.RunAsync(ending) == 0, $"A session outlived '{ending}'.");
        }
        Assert.True(race.SignedIn > 0 && race.Refused > 0, $"{race.SignedIn} signed in and {race.Refused} were refused: nothing raced.");
        await store.AssertLogIsDenseAsync();
        Scale.Report($"{engine}: {race.SignedIn} sign-ins, {race.Refused} refused, {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Would_leave_one_if_it_were_judged_before_the_lock(Engine engine)
    {
        await using var store = await TortureStore.CreateAsync(engine);
        await using var one = new SignInDesk(store.Address, Mutant.JudgedEarly);
        await using var other = new SignInDesk(store.Address, Mutant.JudgedEarly);
        var race = new SignInRace(store, one, other);
        for (var round = 1; round <= 200; round++)
        {
            if (await race.RunAsync("deactivate") > 0)
                return;
        }
        Assert.Fail("200 rounds without the check left no session: this race proves nothing.");
    }
}
