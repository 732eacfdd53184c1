using System.Security.Cryptography;
using Holdfast.SignIn;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.SignIns;

/// <summary>Many sign-ins to one account while something ends its credentials.</summary>
sealed class SignInRace(TortureStore store, SignInDesk one, SignInDesk other)
{
    const int Attempts = 10;

    int number;

    public int SignedIn { get; private set; }

    public int Refused { get; private set; }

    /// <summary>One round; answers how many sessions outlived what should have ended them.</summary>
    public async Task<int> RunAsync(string ending)
    {
        var account = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var username = $"s{++number}";
        await one.Keeper.MustAsync(new Order("create") { Subject = account, Value = $"{username} staff" });
        var attempts = Enumerable.Range(0, Attempts).Select(i => (i % 2 == 0 ? one : other).TryAsync(username)).ToArray();
        await Task.Delay(RandomNumberGenerator.GetInt32(20));
        var end = new Order(ending) { Subject = account, Value = ending == "change_role" ? "user" : "new" };
        Assert.Equal(Answer.Done, await other.Keeper.DoAsync(end));
        var sessions = (await Task.WhenAll(attempts)).OfType<SignedIn>().ToArray();
        SignedIn += sessions.Length;
        Refused += Attempts - sessions.Length;
        var ended = await store.CountAsync($"SELECT event_index FROM audit_events WHERE correlation_id = {TortureStore.Literal(end.Correlation)}");
        return (await Task.WhenAll(sessions.Select(session => OutlivesAsync(session, ended, ending)))).Count(outlives => outlives);
    }

    /// <summary>Only a role change lets sign-ins succeed after it, and those alone may live.</summary>
    async Task<bool> OutlivesAsync(SignedIn signedIn, long ended, string ending)
    {
        var rows = await store.CountAsync($"SELECT count(*) FROM sessions WHERE id = {TortureStore.Literal(signedIn.Session.Id.Value)}");
        var works = await one.Keeper.Store.Callers.FindBySessionAsync(signedIn.Token.Hash, CancellationToken.None) is not null;
        var begun = await store.CountAsync($"SELECT max(event_index) FROM audit_events WHERE kind = 'signed_in' AND subject_id = {TortureStore.Literal(signedIn.Account.Id.Value)} AND detail LIKE '%{signedIn.Session.Id}%'");
        var mayLive = ending == "change_role" && begun > ended;
        return mayLive ? !works : works || rows > 0;
    }
}
