using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Passkeys;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Readers;

public abstract class KeepingPasskeys(Engine engine) : StoreContract(engine)
{
    static readonly byte[] Here = [1], Elsewhere = [2];

    public sealed class OnSqlite() : KeepingPasskeys(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingPasskeys(Engine.PostgreSql);

    [Fact]
    public async Task A_passkey_comes_back_as_it_was_and_counts_as_a_credential()
    {
        var account = await Store.AddAsync(Sample.Account("alice"));
        var passkey = Passkey(account, 7);
        await Store.ApplyAsync(new PasskeyEffects.InsertPasskey(passkey));
        Same(passkey, (await Store.Passkeys.FindAsync(passkey.CredentialId, Stop))!);
        Same(passkey, Assert.Single(await Store.Passkeys.OfAsync(account.Id, Stop)));
        Same(passkey, (await Store.LoadAsync(new() { Passkey = passkey.Id })).Passkey!);
        Same(passkey, (await Store.LoadAsync(new() { Credential = passkey.CredentialId })).Passkey!);
        Assert.Equal(1, (await Store.Accounts.FindAsync(account.Id, Stop))!.CredentialCount);
        Assert.Null(await Store.Passkeys.FindAsync([9], Stop));

        await Store.ApplyAsync(new PasskeyEffects.DeletePasskey(passkey.Id));
        Assert.Empty(await Store.Passkeys.OfAsync(account.Id, Stop));
        Assert.Equal(0, (await Store.Accounts.FindAsync(account.Id, Stop))!.CredentialCount);
    }

    [Theory]
    [InlineData(7u, 8u, true)]
    [InlineData(7u, 7u, false)]
    [InlineData(7u, 6u, false)]
    [InlineData(7u, 0u, false)]
    [InlineData(0u, 0u, true)]
    [InlineData(0u, 1u, true)]
    [InlineData(0u, uint.MaxValue, true)]
    public async Task A_use_is_noted_when_its_counter_can_be_the_next(uint before, uint shown, bool accepted)
    {
        var account = await Store.AddAsync(Sample.Account("alice"));
        var passkey = Passkey(account, before);
        Assert.Equal(accepted, passkey.MayShow(shown));
        await Store.ApplyAsync(new PasskeyEffects.InsertPasskey(passkey));
        var use = new PasskeyEffects.UsePasskey(passkey.Id, shown, BackedUp: true);
        if (!accepted)
        {
            Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(use));
            return;
        }
        await Store.ApplyAsync(use);
        var used = (await Store.Passkeys.FindAsync(passkey.CredentialId, Stop))!;
        Assert.Equal((shown, true), (used.SignCount, used.BackedUp));
        Assert.NotNull(used.LastUsedAt);
    }

    [Fact]
    public async Task A_challenge_is_given_to_one_of_many_and_never_again()
    {
        await using var other = Place.Open();
        var account = await Store.AddAsync(Sample.Account("alice"));
        var challenge = new PasskeyChallenge(SecretHash.Of("challenge"), PasskeyCeremony.Confirm, SessionId.New(Sample.Start), account.Id, "{\"state\":1}");
        await Store.Passkeys.IssueAsync(challenge, Here, Stop);
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).Passkeys.TakeAsync(SecretHash.Of("challenge"), Stop).AsTask())));
        Assert.Equal(challenge, Assert.Single(taken, one => one is not null));
    }

    [Fact]
    public async Task Of_one_holder_only_the_newest_challenges_wait()
    {
        for (var number = 0; number < 20; number++)
        {
            await IssueAsync($"here {number}", Here);
            if (number < 5)
                await IssueAsync($"elsewhere {number}", Elsewhere);
        }
        var waiting = await WaitingAsync("here", 20);
        Assert.Equal((PasskeyChallenge.MostPerHolder, 19), (waiting.Count, waiting[^1]));
        Assert.Equal(Enumerable.Range(0, 5), await WaitingAsync("elsewhere", 5));
    }

    async Task IssueAsync(string text, byte[] holder) =>
        await Store.Passkeys.IssueAsync(new(SecretHash.Of(text), PasskeyCeremony.SignIn, null, null, "{}"), holder, Stop);

    async Task<List<int>> WaitingAsync(string name, int count)
    {
        var waiting = new List<int>();
        for (var number = 0; number < count; number++)
        {
            if (await Store.Passkeys.TakeAsync(SecretHash.Of($"{name} {number}"), Stop) is not null)
                waiting.Add(number);
        }
        return waiting;
    }

    static StoredPasskey Passkey(Account account, uint count) => new(FactorId.New(Sample.Start), account.Id, "blue key", [1, 2, 3], [4, 5])
    {
        SignCount = count,
        Transports = ["hybrid", "internal"],
        BackupEligible = true,
        CreatedAt = Sample.Start,
    };

    static void Same(StoredPasskey expected, StoredPasskey found) => Assert.Equivalent(expected, found, strict: true);
}
