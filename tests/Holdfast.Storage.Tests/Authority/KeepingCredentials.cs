using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Recovery;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

public abstract class KeepingCredentials(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : KeepingCredentials(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingCredentials(Engine.PostgreSql);

    [Fact]
    public async Task A_session_comes_back_with_every_member_and_a_rotation_kills_the_old_token()
    {
        var account = await Store.AddAsync(Sample.Account("alice"));
        var now = await Store.Accounts.NowAsync(Stop);
        var session = Sample.Session(account, now);
        var (first, second) = (SessionToken.New().Hash, SessionToken.New().Hash);
        await Store.ApplyAsync(new SessionEffects.InsertSession(session, first));
        Assert.Equal(session, (await Store.Callers.FindBySessionAsync(first, Stop))?.Session);
        var raised = session with { FactorVerified = false, ReauthenticatedUntil = null, ExpiresAt = now.AddHours(1) };
        await Store.ApplyAsync(new SessionEffects.RotateSession(raised, second));
        Assert.Null(await Store.Callers.FindBySessionAsync(first, Stop));
        Assert.Equal(raised, (await Store.Callers.FindBySessionAsync(second, Stop))?.Session);
        Assert.Equal([raised], await Store.Accounts.SessionsOfAsync(account.Id, Stop));
        await Store.ApplyAsync(new SessionEffects.EndSession(session.Id));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new SessionEffects.RotateSession(raised, first)));
    }

    [Fact]
    public async Task Ending_sessions_spares_the_one_excepted_and_counts_the_live_ones()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var now = await Store.Accounts.NowAsync(Stop);
        var kept = Sample.Session(alice, now);
        await Store.ApplyAsync(
            Insert(kept), Insert(Sample.Session(alice, now)), Insert(Sample.Session(alice, now)), Insert(Sample.Session(bob, now)),
            Insert(Sample.Session(alice, now) with { LastSeenAt = now.AddHours(-1) }), Insert(Sample.Session(alice, now) with { ExpiresAt = now.AddSeconds(-1) }));
        Assert.Equal(new AppliedCounts(2, 0, 0), await Store.ApplyAsync(new SessionEffects.EndSessions(alice.Id, kept.Id)));
        Assert.Equal([kept], await Store.Accounts.SessionsOfAsync(alice.Id, Stop));
        Assert.Equal(new AppliedCounts(1, 0, 0), await Store.ApplyAsync(new SessionEffects.EndSessions(alice.Id, null)));
        Assert.Equal(new AppliedCounts(0, 0, 0), await Store.ApplyAsync(new SessionEffects.EndSessions(alice.Id, null)));
        Assert.Single(await Store.Accounts.SessionsOfAsync(bob.Id, Stop));
        Assert.Equal(1, await Place.NumberAsync("SELECT count(*) FROM sessions"));
    }

    [Fact]
    public async Task Keys_come_back_with_every_member_and_revoking_counts_the_live_ones()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var now = await Store.Accounts.NowAsync(Stop);
        var (key, secret) = Sample.Key(alice, now, HoldfastPermissions.ViewAccount, Permission.Sensitive);
        var (other, otherSecret) = Sample.Key(alice, now);
        var (dead, deadSecret) = Sample.Key(alice, now.AddDays(-40));
        await Store.ApplyAsync(new ApiKeyEffects.InsertApiKey(key, secret.Hash), new ApiKeyEffects.InsertApiKey(other, otherSecret.Hash), new ApiKeyEffects.InsertApiKey(dead, deadSecret.Hash));
        var read = (await Store.ApiKeys.FindAsync(key.Id, Stop))!;
        Assert.Equivalent(key with { OwnerLabel = "alice" }, read);
        Assert.Equal(key.Scopes, read.Scopes);
        Assert.Equal(new AppliedCounts(0, 1, 0), await Store.ApplyAsync(new ApiKeyEffects.RevokeApiKey(key.Id, now)));
        Assert.Equal(new AppliedCounts(0, 1, 0), await Store.ApplyAsync(new ApiKeyEffects.RevokeApiKeys(alice.Id, now)));
        Assert.Equal(now, (await Store.ApiKeys.FindAsync(other.Id, Stop))?.RevokedAt);
        Assert.Null((await Store.ApiKeys.FindAsync(dead.Id, Stop))?.RevokedAt);
        Assert.Equal(3, (await Store.Accounts.KeysOfAsync(alice.Id, Stop)).Count);
    }

    [Fact]
    public async Task Keys_page_by_their_id()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var keys = Enumerable.Range(0, 20).Select(number => Sample.Key(number % 2 == 0 ? alice : bob, Sample.Start)).ToArray();
        await Store.ApplyAsync([.. keys.Select(key => new ApiKeyEffects.InsertApiKey(key.Key, key.Secret.Hash))]);
        var every = keys.Select(key => key.Key.Id.Value).Order(StringComparer.Ordinal).ToArray();
        var first = await Store.ApiKeys.ListAsync(owner: null, after: null, 12, Stop);
        var second = await Store.ApiKeys.ListAsync(owner: null, first[^1].Id, 12, Stop);
        Assert.Equal(every, first.Concat(second).Select(key => key.Id.Value));
        Assert.All(await Store.ApiKeys.ListAsync(bob.Id, null, 100, Stop), key => Assert.Equal("bob", key.OwnerLabel));
        Assert.Equal(10, (await Store.ApiKeys.ListAsync(bob.Id, null, 100, Stop)).Count);
    }

    [Fact]
    public async Task A_one_time_token_is_used_once_and_cancelled_with_its_account()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var now = await Store.Accounts.NowAsync(Stop);
        var (token, other, setup) = (Token(alice.Id, now), Token(alice.Id, now), Token(null, now));
        await Store.ApplyAsync(new TokenEffects.InsertToken(token), new TokenEffects.InsertToken(other), new TokenEffects.InsertToken(setup));
        await Store.ApplyAsync(new TokenEffects.ConsumeToken(token.Id));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new TokenEffects.ConsumeToken(token.Id)));
        Assert.Equal(new AppliedCounts(0, 0, 1), await Store.ApplyAsync(new TokenEffects.CancelTokens(alice.Id)));
        Assert.NotNull((await Store.LoadAsync(new SliceRequest { Token = setup.Hash })).Token);
        Assert.Equal(new AppliedCounts(0, 0, 1), await Store.ApplyAsync(new TokenEffects.CancelTokens(null)));
        Assert.Null((await Store.LoadAsync(new SliceRequest { Token = setup.Hash })).Token);
    }

    [Fact]
    public async Task An_answer_stands_for_a_day_and_the_second_to_store_one_is_judged_again()
    {
        var now = await Store.Accounts.NowAsync(Stop);
        byte[] scope = [1, 2, 3];
        await Store.ApplyAsync(new AnswerEffects.StoreAnswer(scope, new([9], "old"), now.AddHours(-25)));
        Assert.Null((await Store.LoadAsync(new SliceRequest { Idempotency = scope })).Idempotency);
        await Store.ApplyAsync(new AnswerEffects.StoreAnswer(scope, new([8], "new"), now));
        var stored = (await Store.LoadAsync(new SliceRequest { Idempotency = scope })).Idempotency;
        Assert.Equal("new", stored?.Answer);
        Assert.Equal([8], stored?.Body);
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new AnswerEffects.StoreAnswer(scope, new([7], "late"), now)));
    }

    [Fact]
    public async Task Uses_are_noted_once_a_minute_and_never_revive_what_ended()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var now = await Store.Accounts.NowAsync(Stop);
        var (session, ended) = (Sample.Session(alice, now.AddMinutes(-5)), Sample.Session(alice, now));
        var (key, secret) = Sample.Key(alice, now);
        var token = SessionToken.New().Hash;
        await Store.ApplyAsync(new SessionEffects.InsertSession(session, token), Insert(ended), new ApiKeyEffects.InsertApiKey(key, secret.Hash), new SessionEffects.EndSession(ended.Id));
        await Store.Callers.TouchAsync([new(session.Id, null, now.AddMinutes(-1)), new(null, key.Id, now), new(ended.Id, null, now)], Stop);
        await Store.Callers.TouchAsync([new(session.Id, null, now.AddSeconds(-1)), new(null, key.Id, now.AddSeconds(59))], Stop);
        Assert.Equal(now.AddMinutes(-1), (await Store.Callers.FindBySessionAsync(token, Stop))?.Session?.LastSeenAt);
        Assert.Equal(now, (await Store.ApiKeys.FindAsync(key.Id, Stop))?.LastUsedAt);
        Assert.Single(await Store.Accounts.SessionsOfAsync(alice.Id, Stop));
    }

    [Fact]
    public async Task Tidying_takes_what_nobody_can_use_and_nothing_else()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var now = await Store.Accounts.NowAsync(Stop);
        await Store.ApplyAsync(
            Insert(Sample.Session(alice, now)), Insert(Sample.Session(alice, now.AddDays(-2))),
            new TokenEffects.InsertToken(Token(alice.Id, now)), new TokenEffects.InsertToken(Token(alice.Id, now.AddHours(-2))),
            new AnswerEffects.StoreAnswer([1], new([1], "new"), now), new AnswerEffects.StoreAnswer([2], new([2], "old"), now.AddHours(-25)));
        await Store.Throttle.ReserveAsync(new ThrottleKey([1], [1], null), SignInThrottle.Decide, Stop);
        Assert.Equal(3, await Store.Tidying.TidyAsync(100, Stop));
        Assert.Equal(0, await Store.Tidying.TidyAsync(100, Stop));
        foreach (var table in new[] { "sessions", "one_time_tokens", "idempotency_answers" })
            Assert.Equal(1, await Place.NumberAsync($"SELECT count(*) FROM {table}"));
        Assert.Equal(2, await Place.NumberAsync("SELECT count(*) FROM sign_in_throttle"));
        await Place.RunAsync("UPDATE sign_in_throttle SET at = 1");
        Assert.Equal(2, await Store.Tidying.TidyAsync(1, Stop));
    }

    static SessionEffects.InsertSession Insert(Session session) => new(session, SessionToken.New().Hash);

    static OneTimeToken Token(AccountId? account, DateTimeOffset now) =>
        new(OneTimeTokenId.New(now), account is null ? OneTimeTokenPurpose.Setup : OneTimeTokenPurpose.Recovery, account, SessionToken.New().Hash, now, now.AddHours(1));
}
