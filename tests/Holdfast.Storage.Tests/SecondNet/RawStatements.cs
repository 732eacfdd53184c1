using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.SecondNet;

/// <summary>
/// What reaches the tables past the gate. Alice is an owner by her password, bob one by a passkey, carol an ordinary user.
/// </summary>
public abstract class RawStatements(Engine engine) : StoreContract(engine)
{
    const string Losses =
        """
        UPDATE accounts SET role = 'user' WHERE username = 'alice'
        UPDATE accounts SET role = 'administrator' WHERE username = 'alice'
        UPDATE accounts SET is_active = FALSE WHERE username = 'alice'
        UPDATE accounts SET removed_at = 1 WHERE username = 'alice'
        UPDATE accounts SET expires_at = 9999999999999999 WHERE username = 'alice'
        UPDATE accounts SET admin_locked_at = 1, admin_locked_until = 2 WHERE username = 'alice'
        UPDATE accounts SET password_hash = NULL WHERE username = 'alice'
        UPDATE accounts SET password_hash = NULL, credential_count = 5 WHERE username = 'alice'
        UPDATE accounts SET kind = 'service', password_hash = NULL WHERE username = 'alice'
        UPDATE accounts SET is_active = FALSE
        DELETE FROM accounts WHERE username = 'alice'
        DELETE FROM accounts
        DELETE FROM authority_guard
        UPDATE authority_guard SET id = CASE id WHEN 1 THEN 900 ELSE 1 END
        """;

    internal Account Alice { get; private set; } = null!;

    internal Account Bob { get; private set; } = null!;

    internal Account Carol { get; private set; } = null!;

    /// <summary>What this engine has besides.</summary>
    internal abstract IEnumerable<string> FurtherLosses { get; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Alice = await Store.AddAsync(Sample.Account("alice", Role.Developer));
        Carol = await Store.AddAsync(Sample.Account("carol"));
        Bob = await Store.AddAsync(Sample.Account("bob", Role.Developer) with { PasswordHash = null });
        await Place.RunAsync(Passkey(1, Bob));
    }

    [Fact]
    public async Task No_statement_takes_the_last_owner_away()
    {
        Assert.Equal(new HolderCounts(2, 2), await Store.Accounts.HoldersAsync(Stop));
        await Place.RunAsync("UPDATE accounts SET role = 'staff' WHERE username = 'bob'");
        foreach (var loss in Losses.Split('\n').Concat(FurtherLosses))
        {
            await Place.MustRefuseAsync(loss);
            Assert.Equal((loss, new HolderCounts(1, 1)), (loss, await Store.Accounts.HoldersAsync(Stop)));
        }
        Assert.Equal(Alice, await Store.Accounts.FindAsync(Alice.Id, Stop));
    }

    [Fact]
    public async Task No_statement_takes_the_last_credential_away()
    {
        await Place.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'alice'");
        string[] losses =
        [
            "DELETE FROM passkeys", "UPDATE passkeys SET revoked_at = 1", $"UPDATE passkeys SET account_id = {TestStore.Literal(Carol.Id.Value)}",
            "UPDATE accounts SET credential_count = 0 WHERE username = 'bob'; DELETE FROM passkeys",
        ];
        foreach (var loss in losses)
        {
            await Place.MustRefuseAsync(loss);
            Assert.Equal((loss, new HolderCounts(1, 1)), (loss, await Store.Accounts.HoldersAsync(Stop)));
        }
        await Place.RunAsync(Passkey(2, Bob));
        Assert.Equal(2, (await Store.Accounts.FindAsync(Bob.Id, Stop))?.CredentialCount);
        await Place.RunAsync($"DELETE FROM passkeys WHERE name = 'key 1'");
        await Place.MustRefuseAsync("DELETE FROM passkeys");
        Assert.Equal(1, (await Store.Accounts.FindAsync(Bob.Id, Stop))?.CredentialCount);
    }

    [Fact]
    public async Task The_count_of_credentials_is_never_believed()
    {
        await Place.RunAsync("UPDATE accounts SET credential_count = 7");
        Assert.Equal(0, (await Store.Accounts.FindAsync(Alice.Id, Stop))?.CredentialCount);
        Assert.Equal(1, (await Store.Accounts.FindAsync(Bob.Id, Stop))?.CredentialCount);
        await Place.RunAsync($"UPDATE passkeys SET account_id = {TestStore.Literal(Carol.Id.Value)}");
        Assert.Equal(0, (await Store.Accounts.FindAsync(Bob.Id, Stop))?.CredentialCount);
        Assert.Equal(1, (await Store.Accounts.FindAsync(Carol.Id, Stop))?.CredentialCount);
    }

    [Fact]
    public async Task What_leaves_a_lasting_owner_is_nobodys_business()
    {
        string[] allowed =
        [
            "UPDATE accounts SET last_login_at = 1", "UPDATE accounts SET role = 'administrator' WHERE username = 'alice'", "UPDATE accounts SET role = 'developer' WHERE username = 'carol'",
            "DELETE FROM accounts WHERE username = 'bob'", "UPDATE accounts SET expires_at = 1 WHERE username = 'alice'",
            "UPDATE accounts SET role = CASE username WHEN 'carol' THEN 'user' ELSE 'developer' END, expires_at = NULL WHERE username IN ('alice', 'carol')",
        ];
        foreach (var statement in allowed[..^1])
            await Place.RunAsync(statement);
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
        if (Engine == Engine.PostgreSql)
            await Place.RunAsync(allowed[^1]);
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
    }

    [Fact]
    public async Task Without_its_guard_nothing_is_taken_away()
    {
        await Place.RunAsync(Engine == Engine.Sqlite
            ? "DROP TRIGGER guard_stays; DELETE FROM authority_guard WHERE id = 1000"
            : "ALTER TABLE authority_guard DISABLE TRIGGER guard_stays; DELETE FROM authority_guard");
        await Place.MustRefuseAsync("UPDATE accounts SET role = 'user' WHERE username = 'bob'");
    }

    internal string Passkey(byte number, Account account) =>
        $"INSERT INTO passkeys (id, account_id, name, credential_id, created_at) VALUES ({TestStore.Literal(new Guid(number, 0, 0, new byte[8]))}, {TestStore.Literal(account.Id.Value)}, 'key {number}', {Place.Literal([number])}, 1)";
}
