using System.Security.Cryptography;
using Holdfast.SignIn;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.SignIns;

/// <summary>Sign-ins to one account while something ends its credentials.</summary>
/// <param name="store">The store of both.</param>
/// <param name="desk">Where to sign in.</param>
/// <param name="other">Where to sign in too, and where credentials end.</param>
sealed class SignInRace(TortureStore store, SignInDesk desk, SignInDesk other)
{
    const int Attempts = 10;

    int number;

    public int SignedIn { get; private set; }

    public int Refused { get; private set; }

    /// <summary>
    /// Many at once, each after a moment, and the ending among them; answers how many sessions outlived what should have ended them.
    /// </summary>
    public async Task<int> RunAsync(string ending)
    {
        var (account, username) = await CreateAsync();
        var attempts = Enumerable.Range(0, Attempts).Select(i => TrySoonAsync(i % 2 == 0 ? desk : other, username)).ToArray();
        await Task.Delay(RandomNumberGenerator.GetInt32(20));
        var end = await EndAsync(ending, account);
        var sessions = (await Task.WhenAll(attempts)).OfType<SignedIn>().ToArray();
        SignedIn += sessions.Length;
        Refused += Attempts - sessions.Length;
        return await CountOutlivingAsync(sessions, ending, end);
    }

    /// <summary>
    /// One, whose password was checked before the ending and whose session would be made after it; answers whether the session outlived
    /// what should have ended it.
    /// </summary>
    public async Task<bool> HoldUpAsync(string ending, IHold hold)
    {
        var (account, username) = await CreateAsync();
        await hold.HoldUpAsync();
        var attempt = desk.TryAsync(username);
        await hold.UntilCameAsync(1);
        var end = await EndAsync(ending, account);
        await hold.ReleaseAsync();
        return await CountOutlivingAsync(await attempt is { } signedIn ? [signedIn] : [], ending, end) > 0;
    }

    static async Task<SignedIn?> TrySoonAsync(SignInDesk desk, string username)
    {
        await Task.Delay(RandomNumberGenerator.GetInt32(12));
        return await desk.TryAsync(username);
    }

    async Task<(Guid Account, string Username)> CreateAsync()
    {
        var account = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var username = $"s{++number}";
        await other.Keeper.MustAsync(new Order("create") { Subject = account, Value = $"{username} staff" });
        return (account, username);
    }

    async Task<Order> EndAsync(string ending, Guid account)
    {
        var end = new Order(ending) { Subject = account, Value = ending == "change_role" ? "user" : "new" };
        await other.Keeper.MustAsync(end);
        return end;
    }

    async Task<int> CountOutlivingAsync(SignedIn[] sessions, string ending, Order end)
    {
        var ended = await store.CountAsync($"SELECT event_index FROM audit_events WHERE correlation_id = {TortureStore.Literal(end.Correlation)}");
        return (await Task.WhenAll(sessions.Select(session => OutlivesAsync(session, ended, ending)))).Count(outlives => outlives);
    }

    /// <summary>Only a role change lets sign-ins succeed after it, and those alone may live.</summary>
    async Task<bool> OutlivesAsync(SignedIn signedIn, long ended, string ending)
    {
        var rows = await store.CountAsync($"SELECT count(*) FROM sessions WHERE id = {TortureStore.Literal(signedIn.Session.Id.Value)}");
        var works = await other.Keeper.Store.Callers.FindBySessionAsync(signedIn.Token.Hash, CancellationToken.None) is not null;
        var begun = await store.CountAsync($"SELECT max(event_index) FROM audit_events WHERE kind = 'signed_in' AND subject_id = {TortureStore.Literal(signedIn.Account.Id.Value)} AND detail LIKE '%{signedIn.Session.Id}%'");
        var mayLive = ending == "change_role" && begun > ended;
        return mayLive ? !works : works || rows > 0;
    }
}
