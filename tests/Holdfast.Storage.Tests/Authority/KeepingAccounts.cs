using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

public abstract class KeepingAccounts : StoreContract
{
    public sealed class OnSqlite : KeepingAccounts
    {
        internal override Task<TestStore> CreateAsync() => Task.FromResult<TestStore>(new SqliteTestStore());
    }

    public sealed class OnPostgreSql : KeepingAccounts
    {
        internal override Task<TestStore> CreateAsync() => PostgreSqlTestStore.CreateAsync();
    }

    [Fact]
    public async Task An_account_comes_back_with_every_member()
    {
        var account = Sample.Account("alice", Role.Administrator) with
        {
            Did = Did.TryParse("did:example:alice", out var did) ? did : null,
            ExpiresAt = Sample.Start.AddDays(3),
            ExpiredAt = Sample.Start.AddDays(4),
            Lock = new(Sample.Start, Sample.Start.AddHours(1), "away"),
            MustChangePassword = true,
            LastLoginAt = Sample.Start.AddMicroseconds(7),
            DeparturePreference = Disposition.Tombstone,
            CredentialEpoch = 4,
            Version = 9,
        };
        await Store.AddAsync(account);
        Assert.Equal(account, await Store.FindAsync(account.Id, Stop));
    }

    [Fact]
    public async Task An_update_stores_every_member_and_needs_the_version_and_epoch_it_was_judged_on()
    {
        var before = await Store.AddAsync(Sample.Account("alice"));
        var after = before with
        {
            Username = Sample.Account("bob").Username,
            Email = null,
            Role = Role.Staff,
            IsActive = false,
            RemovedAt = Sample.Start.AddDays(1),
            PasswordHash = "stronger",
            LastLoginAt = Sample.Start,
            Version = 2,
            CredentialEpoch = 2,
        };
        await Store.ApplyAsync(new Effect.UpdateAccount(before, after));
        Assert.Equal(after, await Store.FindAsync(before.Id, Stop));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new Effect.UpdateAccount(before, after)));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new Effect.UpdateAccount(after with { CredentialEpoch = 1 }, after)));
    }

    [Fact]
    public async Task A_rejected_command_takes_nothing_of_its_own_and_nothing_of_the_others_away()
    {
        var (first, second, third) = (Sample.Account("alice"), Sample.Account("bob"), Sample.Account("carol"));
        await using (var transaction = await Store.BeginAsync(TransactionLock.Authority, Stop))
        {
            await transaction.ApplyAsync([new Effect.InsertAccount(first)], Stop);
            var twin = Sample.Account("alice") with { Email = null };
            var rejected = await Assert.ThrowsAsync<EffectRejectedException>(async () =>
                await transaction.ApplyAsync([new Effect.InsertAccount(second), new Effect.InsertAccount(twin)], Stop));
            Assert.Equal(EffectRejection.UsernameTaken, rejected.Rejection);
            await transaction.ApplyAsync([new Effect.InsertAccount(third)], Stop);
            Assert.Equal(0, await transaction.CommitAsync([Sample.Event(first), Sample.Event(third)], Stop));
        }
        Assert.NotNull(await Store.FindAsync(first.Id, Stop));
        Assert.Null(await Store.FindAsync(second.Id, Stop));
        Assert.NotNull(await Store.FindAsync(third.Id, Stop));
        Assert.Equal(2, await Store.SizeAsync(Stop));
    }
}
