using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Due;

/// <summary>What is due for many accounts is carried out by one effect, which does to each what the effects of one account do.</summary>
public abstract class OneEffectForMany(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : OneEffectForMany(Engine.Sqlite);

    public sealed class OnPostgreSql() : OneEffectForMany(Engine.PostgreSql);

    [Fact]
    public async Task It_leaves_of_an_account_what_the_effects_of_an_expiry_leave()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var (together, single) = (await scene.ExpiredAsync("together"), await scene.ExpiredAsync("single"));
        var bystander = await scene.ExpiredAsync("bystander");
        var now = await Store.Accounts.NowAsync(Stop);
        var counts = await Store.ApplyAsync(new AccountEffects.CarryOutDue([together.Account.Id], [], now));
        var after = single.Account with { ExpiredAt = now, Version = 2, CredentialEpoch = 2 };
        var singly = await Store.ApplyAsync(
            new AccountEffects.UpdateAccount(single.Account, after), new SessionEffects.EndSessions(after.Id, null),
            new ApiKeyEffects.RevokeApiKeys(after.Id, now), new TokenEffects.CancelTokens(after.Id), new InvitationEffects.CancelInvitations(after.Id));
        Assert.Equal((1, 1, 2), (counts.Sessions, counts.ApiKeys, counts.Tokens));
        Assert.Equal(singly, counts.Of(together.Account.Id));
        Assert.Equal(after, await scene.FindAsync(single));
        Assert.Equal(Named(after, together), await scene.FindAsync(together));
        Assert.Equal(("", ""), (await together.LeftAsync(Place), await single.LeftAsync(Place)));
        Assert.Equal("session key link invitation", await bystander.LeftAsync(Place));
        Assert.Equal(now, (await Store.ApiKeys.FindAsync(together.Key.Id, Stop))!.RevokedAt);
    }

    [Fact]
    public async Task It_tells_what_it_ended_of_each_and_counts_only_what_was_alive()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var (one, other) = (await scene.ExpiredAsync("one"), await scene.ExpiredAsync("other"));
        var locked = await scene.UnlockingAsync("locked");
        var now = await Store.Accounts.NowAsync(Stop);
        await Store.ApplyAsync(
            new SessionEffects.EndSessions(one.Account.Id, null),
            new SessionEffects.InsertSession(Sample.Session(one.Account, now.AddDays(-1)), SessionToken.New().Hash),
            new ApiKeyEffects.RevokeApiKeys(other.Account.Id, now));
        var counts = await Store.ApplyAsync(new AccountEffects.CarryOutDue([one.Account.Id, other.Account.Id], [locked.Account.Id], now));
        Assert.Equal((1, 1, 4), (counts.Sessions, counts.ApiKeys, counts.Tokens));
        Assert.Equal(new AppliedCounts(0, 1, 2), counts.Of(one.Account.Id));
        Assert.Equal(new AppliedCounts(1, 0, 2), counts.Of(other.Account.Id));
        Assert.Equal(default, counts.Of(locked.Account.Id));
        Assert.Equal(("", ""), (await one.LeftAsync(Place), await other.LeftAsync(Place)));
        Assert.Equal("session key link invitation", await locked.LeftAsync(Place));
        Assert.Equal(locked.Account with { Lock = null, Version = 2 }, await scene.FindAsync(locked));
    }

    [Fact]
    public async Task A_timed_lock_that_still_holds_and_an_expiry_to_come_stay()
    {
        var now = await Store.Accounts.NowAsync(Stop);
        var expired = await Belongings.AddAsync(Store, "expired", Role.Staff, (account, _) => account with
        {
            ExpiresAt = now.AddSeconds(-1),
            Lock = new(now, now.AddHours(1), "because"),
        });
        var unlocked = await Belongings.AddAsync(Store, "unlocked", Role.Staff, (account, _) => account with
        {
            ExpiresAt = now.AddHours(1),
            Lock = Scene.LockUntil(now.AddSeconds(-1)),
        });
        await Store.ApplyAsync(new AccountEffects.CarryOutDue([expired.Account.Id], [unlocked.Account.Id], now));
        var after = expired.Account with { ExpiredAt = now, Version = 2, CredentialEpoch = 2 };
        Assert.Equal(after, await Store.Accounts.FindAsync(after.Id, Stop));
        Assert.Equal(unlocked.Account with { Lock = null, Version = 2 }, await Store.Accounts.FindAsync(unlocked.Account.Id, Stop));
    }

    [Fact]
    public async Task It_is_rejected_for_all_when_one_is_no_longer_due()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var (guest, owner) = (await scene.ExpiredAsync("guest"), scene.Owner.Account.Id);
        var now = await Store.Accounts.NowAsync(Stop);
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new AccountEffects.CarryOutDue([guest.Account.Id, owner], [], now)));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new AccountEffects.CarryOutDue([guest.Account.Id], [owner], now)));
        Assert.Equal(guest.Account, await scene.FindAsync(guest));
        Assert.Equal("session key link invitation", await guest.LeftAsync(Place));
    }

    static Account Named(Account account, Belongings like) => account with
    {
        Id = like.Account.Id,
        Username = like.Account.Username,
        Email = like.Account.Email,
        ExpiresAt = like.Account.ExpiresAt,
    };
}
