using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

public abstract class KeepingAccounts(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : KeepingAccounts(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingAccounts(Engine.PostgreSql);

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
        Assert.Equal(account, await Store.Accounts.FindAsync(account.Id, Stop));
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
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(before, after));
        Assert.Equal(after, await Store.Accounts.FindAsync(before.Id, Stop));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new AccountEffects.UpdateAccount(before, after)));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new AccountEffects.UpdateAccount(after with { CredentialEpoch = 1 }, after)));
    }

    [Fact]
    public async Task A_rejected_command_takes_nothing_of_its_own_and_nothing_of_the_others_away()
    {
        var (first, second, third) = (Sample.Account("alice"), Sample.Account("bob"), Sample.Account("carol"));
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
        {
            await transaction.ApplyAsync([new AccountEffects.InsertAccount(first)], savepoint: true);
            var twin = Sample.Account("alice") with { Email = null };
            var rejected = await Assert.ThrowsAsync<EffectRejectedException>(async () =>
                await transaction.ApplyAsync([new AccountEffects.InsertAccount(second), new AccountEffects.InsertAccount(twin)], savepoint: true));
            Assert.Equal(EffectRejection.UsernameTaken, rejected.Rejection);
            await transaction.ApplyAsync([new AccountEffects.InsertAccount(third)], savepoint: true);
            Assert.Equal(0, await transaction.CommitAsync([Sample.Event(first), Sample.Event(third)], Stop));
        }
        Assert.NotNull(await Store.Accounts.FindAsync(first.Id, Stop));
        Assert.Null(await Store.Accounts.FindAsync(second.Id, Stop));
        Assert.NotNull(await Store.Accounts.FindAsync(third.Id, Stop));
        Assert.Equal(2, await Store.Audit.SizeAsync(Stop));
    }

    [Fact]
    public async Task Names_addresses_and_identifiers_are_taken_once()
    {
        var alice = await Store.AddAsync(Sample.Account("alice") with { Did = ADid });
        var other = Sample.Account("bob");
        Assert.Equal(EffectRejection.UsernameTaken, await Store.RejectionAsync(new AccountEffects.InsertAccount(other with { Username = alice.Username })));
        Assert.Equal(EffectRejection.EmailTaken, await Store.RejectionAsync(new AccountEffects.InsertAccount(other with { Email = Upper(alice.Email!) })));
        Assert.Equal(EffectRejection.DidTaken, await Store.RejectionAsync(new AccountEffects.InsertAccount(other with { Did = ADid })));
        await Store.AddAsync(other);
        Assert.Equal(EffectRejection.EmailTaken, await Store.RejectionAsync(new AccountEffects.UpdateAccount(other, other with { Email = alice.Email, Version = 2 })));
    }

    [Fact]
    public async Task Sign_ins_beside_a_command_are_not_undone_by_it()
    {
        var before = await Store.AddAsync(Sample.Account("alice"));
        await using (var signIn = await Store.Authority.BeginAsync(TransactionLock.Of(before.Id), Stop))
        {
            await signIn.ApplyAsync([new SignInEffects.RecordSignIn(before.Id, Sample.Start, [1]), new SignInEffects.UpgradePasswordHash(before.Id, "phc", "stronger")], savepoint: true);
            await signIn.CommitAsync([], Stop);
        }
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(before, before with { Role = Role.Staff, Version = 2 }));
        var after = await Store.Accounts.FindAsync(before.Id, Stop);
        Assert.Equal(before with { Role = Role.Staff, Version = 2, LastLoginAt = Sample.Start, PasswordHash = "stronger" }, after);
    }

    [Fact]
    public async Task A_password_hash_is_upgraded_only_while_the_old_one_stands()
    {
        var account = await Store.AddAsync(Sample.Account("alice"));
        await Store.ApplyAsync(new SignInEffects.UpgradePasswordHash(account.Id, "another", "stronger"));
        Assert.Equal("phc", (await Store.Accounts.FindAsync(account.Id, Stop))?.PasswordHash);
        await Store.ApplyAsync(new SignInEffects.UpgradePasswordHash(account.Id, "phc", "stronger"));
        Assert.Equal("stronger", (await Store.Accounts.FindAsync(account.Id, Stop))?.PasswordHash);
    }

    [Fact]
    public async Task The_last_lasting_owner_stays_whatever_the_gate_believed()
    {
        var owner = await Store.AddAsync(Sample.Account("alice", Role.Developer));
        Assert.Equal(EffectRejection.LastHolder, await Store.RejectionAsync(new AccountEffects.UpdateAccount(owner, owner with { Role = Role.User, Version = 2 })));
        Assert.Equal(EffectRejection.LastHolder, await Store.RejectionAsync(new AccountEffects.UpdateAccount(owner, owner with { PasswordHash = null, Version = 2 })));
        var second = await Store.AddAsync(Sample.Account("bob", Role.Developer));
        Assert.Equal(new HolderCounts(2, 2), await Store.Accounts.HoldersAsync(Stop));
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(owner, owner with { Role = Role.User, Version = 2 }));
        Assert.Equal(EffectRejection.LastHolder, await Store.RejectionAsync(new AccountEffects.UpdateAccount(second, second with { IsActive = false, Version = 2 })));
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
    }

    [Fact]
    public async Task A_transaction_that_is_not_committed_leaves_nothing()
    {
        var account = Sample.Account("alice");
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
            await transaction.ApplyAsync([new AccountEffects.InsertAccount(account)], savepoint: true);
        Assert.Null(await Store.Accounts.FindAsync(account.Id, Stop));
        Assert.Equal(0, await Store.Audit.SizeAsync(Stop));
    }

    [Fact]
    public async Task An_account_is_found_by_its_username_or_its_address_until_it_is_removed()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        Assert.Equal(alice, await Store.Accounts.FindByIdentifierAsync(" Alice ", Stop));
        Assert.Equal(alice, await Store.Accounts.FindByIdentifierAsync("ALICE@example.COM", Stop));
        Assert.Null(await Store.Accounts.FindByIdentifierAsync("alic", Stop));
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(alice, alice with { RemovedAt = Sample.Start, Version = 2 }));
        Assert.Null(await Store.Accounts.FindByIdentifierAsync("alice", Stop));
        Assert.NotNull(await Store.Accounts.FindAsync(alice.Id, Stop));
    }

    [Fact]
    public async Task What_time_decided_is_due_until_it_is_carried_out()
    {
        var now = await Store.Accounts.NowAsync(Stop);
        var expired = await Store.AddAsync(Sample.Account("alice") with { ExpiresAt = now.AddSeconds(-1) });
        var unlocked = await Store.AddAsync(Sample.Account("bob") with { Lock = new(now.AddDays(-1), now.AddSeconds(-1), "") });
        await Store.AddAsync(Sample.Account("carol") with { ExpiresAt = now.AddHours(1) });
        await Store.AddAsync(Sample.Account("dave") with { Lock = new(now, null, "") });
        await Store.AddAsync(Sample.Account("erin") with { ExpiresAt = now.AddDays(-1), ExpiredAt = now });
        Assert.Equal([expired.Id, unlocked.Id], await Store.Accounts.DueAsync(10, Stop));
        Assert.Single(await Store.Accounts.DueAsync(1, Stop));
    }

    static Did ADid { get; } = Did.TryParse("did:example:alice", out var did) ? did : throw new InvalidOperationException();

    static EmailAddress Upper(EmailAddress email) => EmailAddress.TryParse(email.Value.ToUpperInvariant(), out var upper) ? upper : throw new InvalidOperationException();
}
