using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Passkeys;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

public abstract class KeepingFactors(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : KeepingFactors(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingFactors(Engine.PostgreSql);

    [Fact]
    public async Task An_enrolment_that_waits_is_replaced_and_a_confirmed_one_is_not()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var (first, second) = (Totp(alice, "one"), Totp(alice, "two"));
        await Store.ApplyAsync(new FactorEffects.StoreTotp(first), new FactorEffects.StoreTotp(second));
        var read = (await Store.Factors.FindTotpAsync(alice.Id, Stop)).Totp!;
        Assert.Equal((second.Id, second.Account, second.CreatedAt), (read.Id, read.Account, read.CreatedAt));
        Assert.Null(read.ConfirmedAt);
        Assert.Equal(0, read.LastStep);
        Assert.Equal("two", read.Secret.KeyId);
        Assert.Equal(second.Secret.Nonce, read.Secret.Nonce);
        Assert.Equal(second.Secret.Bytes, read.Secret.Bytes);
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new FactorEffects.ConfirmTotp(alice.Id, first.Id, 7, Sample.Start)));
        await Store.ApplyAsync(new FactorEffects.ConfirmTotp(alice.Id, second.Id, 7, Sample.Start));
        read = (await Store.LoadAsync(new SliceRequest { Totp = alice.Id })).Totp!;
        Assert.Equal(Sample.Start, read.ConfirmedAt);
        Assert.Equal(7, read.LastStep);
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new FactorEffects.StoreTotp(first)));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new FactorEffects.ConfirmTotp(alice.Id, second.Id, 8, Sample.Start)));
        await Store.ApplyAsync(new FactorEffects.DeleteTotp(alice.Id));
        Assert.Null((await Store.Factors.FindTotpAsync(alice.Id, Stop)).Totp);
    }

    [Fact]
    public async Task A_step_is_used_once_and_those_before_it_never_after()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var totp = Totp(alice, "one");
        await Store.ApplyAsync(new FactorEffects.StoreTotp(totp));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new FactorEffects.UseTotpStep(alice.Id, totp.Id, 9)));
        await Store.ApplyAsync(new FactorEffects.ConfirmTotp(alice.Id, totp.Id, 7, Sample.Start));
        await Store.ApplyAsync(new FactorEffects.UseTotpStep(alice.Id, totp.Id, 9));
        foreach (var step in new[] { 7, 8, 9 })
            Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new FactorEffects.UseTotpStep(alice.Id, totp.Id, step)));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new FactorEffects.UseTotpStep(alice.Id, FactorId.New(Sample.Start), 10)));
        await Store.ApplyAsync(new FactorEffects.UseTotpStep(alice.Id, totp.Id, 10));
    }

    [Fact]
    public async Task A_backup_code_is_used_once_a_set_replaces_another_and_deleting_counts()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        await Store.ApplyAsync(new FactorEffects.ReplaceBackupCodes(alice.Id, [[1], [2], [3]], Sample.Start), new FactorEffects.ReplaceBackupCodes(bob.Id, [[1]], Sample.Start));
        Assert.True((await Store.LoadAsync(new SliceRequest { BackupCode = (alice.Id, [1]) })).BackupCodeStands);
        Assert.False((await Store.LoadAsync(new SliceRequest { BackupCode = (bob.Id, [2]) })).BackupCodeStands);
        await Store.ApplyAsync(new FactorEffects.UseBackupCode(alice.Id, [1]));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new FactorEffects.UseBackupCode(alice.Id, [1])));
        Assert.Equal((2, 1), (await Store.Factors.BackupCodesLeftAsync(alice.Id, Stop), await Store.Factors.BackupCodesLeftAsync(bob.Id, Stop)));
        await Store.ApplyAsync(new FactorEffects.ReplaceBackupCodes(alice.Id, [[4], [5]], Sample.Start));
        Assert.False((await Store.LoadAsync(new SliceRequest { BackupCode = (alice.Id, [2]) })).BackupCodeStands);
        Assert.Equal(2, (await Store.ApplyAsync(new FactorEffects.DeleteBackupCodes(alice.Id), new FactorEffects.DeleteBackupCodes(alice.Id))).BackupCodes);
        Assert.Equal(1, await Store.Factors.BackupCodesLeftAsync(bob.Id, Stop));
    }

    [Fact]
    public async Task A_secret_is_sealed_again_unless_it_changed_meanwhile()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var (one, other) = (Totp(alice, "old"), Totp(bob, "new"));
        await Store.ApplyAsync(new FactorEffects.StoreTotp(one), new FactorEffects.StoreTotp(other));
        Assert.Equal(["new", "old"], (await Store.Factors.KeysInUseAsync(Stop)).Order());
        var found = Assert.Single(await Store.Factors.SealedUnderOthersAsync("new", 10, Stop));
        Assert.Equal(one.Id, found.Id);
        await Store.ApplyAsync(new FactorEffects.ResealTotp(found, new("new", [9], [8])));
        await Store.ApplyAsync(new FactorEffects.ResealTotp(found, new("newest", [7], [6])));
        var read = (await Store.Factors.FindTotpAsync(alice.Id, Stop)).Totp!.Secret;
        Assert.Equal(("new", 9, 8), (read.KeyId, read.Nonce[0], read.Bytes[0]));
        Assert.Empty(await Store.Factors.SealedUnderOthersAsync("new", 10, Stop));
    }

    [Fact]
    public async Task Sessions_that_passed_a_factor_end_and_the_one_excepted_must_pass_it_again()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var now = await Store.Accounts.NowAsync(Stop);
        Session[] sessions = [.. Enumerable.Range(0, 4).Select(i => Sample.Session(alice, now.AddSeconds(i)) with { FactorVerified = i > 0 })];
        await Store.ApplyAsync([.. sessions.Select(Insert)], []);
        Assert.Equal(new AppliedCounts(2, 0, 0), await Store.ApplyAsync(new SessionEffects.EndFactorSessions(alice.Id, sessions[1].Id)));
        Assert.Equal([sessions[1] with { FactorVerified = false }, sessions[0]], await Store.Accounts.SessionsOfAsync(alice.Id, Stop));
        await Store.ApplyAsync(Insert(sessions[3]));
        Assert.Equal(new AppliedCounts(1, 0, 0), await Store.ApplyAsync(new SessionEffects.EndFactorSessions(alice.Id, null)));
        Assert.Equal(2, (await Store.Accounts.SessionsOfAsync(alice.Id, Stop)).Count);
    }

    [Fact]
    public async Task The_oldest_sessions_beyond_so_many_end_among_those_that_are_as_far()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var now = await Store.Accounts.NowAsync(Stop);
        Session[] sessions = [.. Enumerable.Range(0, 5).Select(i => Sample.Session(alice, now.AddSeconds(i)))];
        Session[] waiting = [.. Enumerable.Range(5, 3).Select(i => Sample.Session(alice, now.AddSeconds(i)) with { FactorVerified = false })];
        await Store.ApplyAsync([.. sessions.Concat(waiting).Select(Insert), Insert(Sample.Session(bob, now))], []);
        Assert.Equal(new AppliedCounts(0, 0, 0), await Store.ApplyAsync(new SessionEffects.EndOldestSessions(sessions[4], 5)));
        Assert.Equal(new AppliedCounts(2, 0, 0), await Store.ApplyAsync(new SessionEffects.EndOldestSessions(waiting[2], 1)));
        Assert.Equal([waiting[2], .. sessions.Reverse()], await Store.Accounts.SessionsOfAsync(alice.Id, Stop));
        Assert.Equal(new AppliedCounts(3, 0, 0), await Store.ApplyAsync(new SessionEffects.EndOldestSessions(sessions[4], 2)));
        Assert.Equal([waiting[2], sessions[4], sessions[3]], await Store.Accounts.SessionsOfAsync(alice.Id, Stop));
        Assert.Equal(new AppliedCounts(1, 0, 0), await Store.ApplyAsync(new SessionEffects.EndOldestSessions(sessions[3], 1)));
        Assert.Equal([waiting[2], sessions[3]], await Store.Accounts.SessionsOfAsync(alice.Id, Stop));
        Assert.Single(await Store.Accounts.SessionsOfAsync(bob.Id, Stop));
    }

    [Fact]
    public async Task Settings_come_back_count_holders_and_change_once()
    {
        var before = (await Store.LoadAsync(new SliceRequest())).Settings;
        Assert.Equal(SignInSettings.Default, before);
        var olivia = await Store.AddAsync(Sample.Account("olivia", Role.Developer) with { PasswordHash = null });
        await Store.ApplyAsync(new PasskeyEffects.InsertPasskey(Passkey(olivia)));
        await Store.AddAsync(Sample.Account("adam", Role.Administrator));
        var after = before.With(Role.Administrator, FactorPolicy.Passkey).With(Role.User, FactorPolicy.None) with { Version = 2 };
        await Store.ApplyAsync(new SignInEffects.UpdateSettings(before, after));
        Assert.Equal(after, await Store.Factors.SettingsAsync(Stop));
        var slice = await Store.LoadAsync(new SliceRequest());
        Assert.Equal((after, new HolderCensus(new(Password: 1), new(Password: 0, Passkey: 1)), new HolderCounts(1, 1)), (slice.Settings, slice.Census, slice.Holders));
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
        Assert.Equal(new HolderCounts(0, 0), await Store.Accounts.HoldersAsync(new FactorSupport(Authenticators: true, Passkeys: false), Stop));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new SignInEffects.UpdateSettings(before, after)));
    }

    [Fact]
    public async Task Holders_are_told_apart_by_what_they_sign_in_with_and_those_without_a_passkey_by_name()
    {
        (string Name, bool Password, bool Totp, bool Passkey)[] people =
        [
            ("ada", true, false, false), ("bob", true, true, false), ("carol", true, false, true), ("dave", true, true, true), ("eve", false, true, true), ("finn", false, false, true),
            ("gil", true, false, false), ("hal", true, true, false),
        ];
        foreach (var person in people)
        {
            var account = await Store.AddAsync(Sample.Account(person.Name, Role.Administrator) with { PasswordHash = person.Password ? "phc" : null });
            if (person.Passkey)
                await Store.ApplyAsync(new PasskeyEffects.InsertPasskey(Passkey(account)));
            var totp = Totp(account, "one");
            if (person.Totp)
                await Store.ApplyAsync(new FactorEffects.StoreTotp(totp), new FactorEffects.ConfirmTotp(account.Id, totp.Id, 1, Sample.Start));
        }
        await Store.AddAsync(Sample.Account("ida", Role.Administrator) with { SignInVoidAt = Sample.Start });
        await Store.AddAsync(Sample.Account("jan", Role.Administrator) with { IsActive = false });
        var slice = await Store.LoadAsync(new SliceRequest { WithoutPasskey = true });
        Assert.Equal(new HolderCensus(new(Password: 2, Authenticator: 2, Passkey: 3, Both: 1), default), slice.Census);
        Assert.Equal("ada, bob, gil and 1 more", Assert.Single(slice.WithoutPasskey).Value.ToString());
        Assert.Empty((await Store.LoadAsync(new SliceRequest())).WithoutPasskey);
    }

    [Fact]
    public async Task Enrolments_that_waited_too_long_and_networks_long_unused_are_removed()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var now = await Store.Accounts.NowAsync(Stop);
        var (old, confirmed) = (Totp(alice, "one") with { CreatedAt = now.AddHours(-1) }, Totp(bob, "one") with { CreatedAt = now.AddHours(-1) });
        await Store.ApplyAsync(
            new FactorEffects.StoreTotp(old), new FactorEffects.StoreTotp(confirmed), new FactorEffects.ConfirmTotp(bob.Id, confirmed.Id, 1, now),
            new SignInEffects.RecordSignIn(alice.Id, now.AddDays(-366), [1]), new SignInEffects.RecordSignIn(alice.Id, now.AddDays(-364), [2]));
        Assert.Equal(2, await Store.Tidying.TidyAsync(100, Stop));
        Assert.Null((await Store.Factors.FindTotpAsync(alice.Id, Stop)).Totp);
        Assert.NotNull((await Store.Factors.FindTotpAsync(bob.Id, Stop)).Totp);
        Assert.Equal(1, await Place.NumberAsync("SELECT count(*) FROM known_networks"));
    }

    static Effect Insert(Session session) => new SessionEffects.InsertSession(session, SessionToken.New().Hash);

    static StoredPasskey Passkey(Account account) => new(FactorId.New(Sample.Start), account.Id, "key", account.Id.Value.ToByteArray(), [1]) { CreatedAt = Sample.Start };

    static StoredTotp Totp(Account account, string key) => new(FactorId.New(Sample.Start), account.Id, new(key, [1, 2, 3], [4, 5, 6]), Sample.Start, null, 0);
}
