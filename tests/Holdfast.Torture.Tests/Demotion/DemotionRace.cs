using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Demotion;

/// <summary>Two owners who demote each other again and again, from many connections at once.</summary>
sealed class DemotionRace(TortureStore store, Gatekeeper keeper, IReadOnlyList<IContender> contenders)
{
    const int Connections = 32;

    readonly Guid alice = Fresh();
    readonly Guid bob = Fresh();

    public Task PrepareAsync() => keeper.MustAsync(
        new Order("create") { Subject = alice, Value = "alice developer" },
        new Order("create") { Subject = bob, Value = "bob developer" });

    /// <summary>One round from two owners on, from all connections; answers what stands after it.</summary>
    public Task<DemotionRound> RunAsync() => PlayAsync(sessions =>
        Task.WhenAll(Enumerable.Range(0, Connections).Select(i => DemoteAsync(contenders[i % contenders.Count], sessions, byAlice: i / contenders.Count % 2 == 0))));

    /// <summary>One round in which each demotes the other once, and neither goes on before both are held up.</summary>
    public Task<DemotionRound> MeetAsync(IHold hold) => PlayAsync(async sessions =>
    {
        await hold.HoldUpAsync();
        var answers = Task.WhenAll(DemoteAsync(contenders[0], sessions, byAlice: true), DemoteAsync(contenders[1], sessions, byAlice: false));
        await hold.UntilCameAsync(2);
        await hold.ReleaseAsync();
        return await answers;
    });

    async Task<DemotionRound> PlayAsync(Func<(Guid Alice, Guid Bob), Task<string[]>> play)
    {
        var sessions = await RestoreAsync();
        var before = await store.LogSizeAsync();
        var answers = await play(sessions);
        return new(
            Owners: await store.LastingOwnersAsync(),
            Administrators: await store.LastingAdministratorsAsync(),
            Demotions: await store.CountAsync($"SELECT count(*) FROM audit_events WHERE event_index >= {before} AND kind = 'role_changed' AND outcome = 1"),
            answers);
    }

    static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    Task<string> DemoteAsync(IContender contender, (Guid Alice, Guid Bob) sessions, bool byAlice) => contender.DoAsync(new Order("change_role")
    {
        By = "account",
        Actor = byAlice ? alice : bob,
        Session = byAlice ? sessions.Alice : sessions.Bob,
        Subject = byAlice ? bob : alice,
        Value = "user",
    });

    async Task<(Guid Alice, Guid Bob)> RestoreAsync()
    {
        await keeper.MustAsync(Promotion(alice), Promotion(bob));
        var (ofAlice, ofBob) = (Fresh(), Fresh());
        await keeper.MustAsync(await SessionAsync(alice, ofAlice), await SessionAsync(bob, ofBob));
        return (ofAlice, ofBob);
    }

    static Order Promotion(Guid account) => new("change_role") { Subject = account, Value = "developer" };

    async Task<Order> SessionAsync(Guid account, Guid session) => new("start_session")
    {
        By = "nobody",
        Subject = account,
        Other = session,
        Value = ServerContender.TokenOf(session),
        Epoch = await store.CountAsync($"SELECT credential_epoch FROM accounts WHERE id = {TortureStore.Literal(account)}"),
    };
}
