using System.Diagnostics;
using Holdfast.Sessions;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Secrets;

/// <summary>One valid code, submitted a hundred times at once through two processes, passes one sign-in.</summary>
[Trait("Speed", "Slow")]
public class OneCodeManyTimes
{
    const int Sessions = SessionLimits.MostWaiting;
    const int Submissions = 100;
    const int FirstStep = 1_000;

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Passes_once(Engine engine)
    {
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var one = await WorkerProcess.StartAsync(store.Address);
        await using var other = await WorkerProcess.StartAsync(store.Address);
        foreach (var act in new[] { "pass_by_totp", "pass_by_backup_code" })
            await RaceAsync(store, keeper, [one, other], act);
        await store.AssertLogIsDenseAsync();
    }

    static async Task RaceAsync(TortureStore store, Gatekeeper keeper, WorkerProcess[] workers, string act)
    {
        var watch = Stopwatch.StartNew();
        var (account, factor) = (Fresh(), Fresh());
        await EnrolAsync(keeper, account, factor);
        for (var round = 1; round <= Scale.Of(2, Acts.BackupCodes); round++)
        {
            var sessions = await BeginAsync(keeper, account);
            var value = act == "pass_by_totp" ? $"{FirstStep + round}" : Acts.BackupCode(round);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, Submissions).Select(i => workers[i % workers.Length].DoAsync(new Order(act)
            {
                By = "account",
                Actor = account,
                Session = sessions[i % Sessions],
                Subject = account,
                Other = factor,
                Value = value,
                Epoch = 2,
            })));
            Assert.Single(outcomes, Answer.Done);
            Assert.All(outcomes, outcome => Assert.Contains(outcome, (string[])[Answer.Done, "invalid_credentials", "forbidden"]));
            Assert.Equal(1, await store.CountAsync($"SELECT count(*) FROM sessions WHERE factor_verified AND account_id = {TortureStore.Literal(account)}"));
            Assert.Equal(round, await store.CountAsync($"SELECT count(*) FROM audit_events WHERE kind = 'factor_passed' AND outcome = 1 AND subject_id = {TortureStore.Literal(account)}"));
            await keeper.MustAsync(new Order("end_sessions") { Subject = account });
        }
        Scale.Report($"{workers.Length} processes, {act}: {Scale.Of(2, Acts.BackupCodes) * Submissions} submissions, {watch.Elapsed.TotalSeconds:0.0} s");
    }

    static async Task EnrolAsync(Gatekeeper keeper, Guid account, Guid factor)
    {
        var session = Fresh();
        var own = new Order("begin_totp") { By = "account", Actor = account, Session = session, Subject = account, Other = factor };
        await keeper.MustAsync(new Order("create") { Subject = account, Value = $"{account:N} staff" });
        await keeper.MustAsync(new Order("start_session") { By = "nobody", Subject = account, Other = session, Value = $"{session}", Epoch = 1 });
        await keeper.MustAsync(own);
        await keeper.MustAsync(own with { Act = "confirm_totp", Value = $"{FirstStep}", Correlation = Fresh() });
        await keeper.MustAsync(new Order("end_sessions") { Subject = account });
    }

    static async Task<Guid[]> BeginAsync(Gatekeeper keeper, Guid account)
    {
        Guid[] sessions = [.. Enumerable.Range(0, Sessions).Select(_ => Fresh())];
        await keeper.MustAsync(sessions.Select(session => new Order("start_session") { By = "nobody", Subject = account, Other = session, Value = $"{session}", Epoch = 2 }));
        return sessions;
    }

    static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
