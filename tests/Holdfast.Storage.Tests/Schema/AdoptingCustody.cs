using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Sql;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Schema;

/// <summary>A store of the version before custody, with data of each kind, is migrated.</summary>
public abstract class AdoptingCustody(Engine engine) : IAsyncLifetime
{
    const int LastBefore = 9;
    const string EventColumns = "event_index, id, at, kind, outcome, actor_kind, actor_id, target_kind, target_id, correlation_id, detail";

    static readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    static readonly long later = Micros(now.AddDays(1)), earlier = Micros(now.AddDays(-1));

    int events;
    TestStore place = null!;
    HoldfastStore store = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public sealed class OnSqlite() : AdoptingCustody(Engine.Sqlite);

    public sealed class OnPostgreSql() : AdoptingCustody(Engine.PostgreSql);

    public async ValueTask InitializeAsync()
    {
        place = await TestStore.CreateAsync(engine);
        await OldStore.MigrateAsync(place, engine, LastBefore);
        store = place.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_store_without_accounts_has_nothing_to_adopt()
    {
        await LinkAsync("setup", null, later, 1);
        Assert.Null((await store.Schema.MigrateAsync(Stop)).Adopted);
        Assert.Equal(0, await store.Audit.SizeAsync(Stop));
        Assert.Equal(1, await place.NumberAsync("SELECT count(*) FROM one_time_tokens"));
    }

    [Fact]
    public async Task Accounts_rest_on_nobody_and_their_addresses_count_as_confirmed()
    {
        var (alice, bob) = (await AccountAsync("alice", email: "alice@example.org"), await AccountAsync("bob"));
        await place.RunAsync($"UPDATE accounts SET must_change_password = TRUE WHERE id = '{alice}'");
        var state = await store.Schema.MigrateAsync(Stop);
        Assert.Equal(new EventDetail.CustodyAdoption(0, 0, 0, 0, 1), state.Adopted);
        var (first, second) = ((await store.Accounts.FindAsync(alice, Stop))!, (await store.Accounts.FindAsync(bob, Stop))!);
        Assert.Equal((EmailStanding.Personal, true), (first.EmailStanding, first.MustChangePassword));
        Assert.Equal(EmailStanding.Unconfirmed, second.EmailStanding);
        Assert.All([first, second], account => Assert.Equal(
            (false, false, false, null, null),
            (account.HasCustodians, account.IsCarrier, account.SignInUnfinished, account.SignInVoidAt, account.Stopped)));
        Assert.Equal(0, await place.NumberAsync("SELECT count(*) FROM account_custodians"));
    }

    [Fact]
    public async Task Keys_of_addresses_get_the_domain_as_mail_knows_it_and_the_first_of_two_keeps_one()
    {
        var german = await AccountAsync("german", email: "Ursula@Bücher.example");
        var plain = await AccountAsync("plain", email: "Bob@Example.org");
        var older = await AccountAsync("older", email: "anna@bücher.example");
        var newer = await AccountAsync("newer", email: "anna@xn--bcher-kva.example");
        var strange = await AccountAsync("strange", email: "two@signs@example.org");
        await place.RunAsync(
            $"INSERT INTO audit_invited (invitation_id, email_key) VALUES ('{Guid.CreateVersion7():D}', 'guest@bücher.example')");
        Assert.Equal(5, (await store.Schema.MigrateAsync(Stop)).Adopted?.AddressesConfirmed);
        Assert.Equal(german, (await store.Accounts.FindByIdentifierAsync("ursula@BÜCHER.example", Stop))?.Id);
        Assert.Equal(german, (await store.Accounts.FindByIdentifierAsync("ursula@xn--bcher-kva.example", Stop))?.Id);
        Assert.Equal("Ursula@Bücher.example", (await store.Accounts.FindAsync(german, Stop))?.Email?.Value);
        Assert.Equal(plain, (await store.Accounts.FindByIdentifierAsync("bob@example.org", Stop))?.Id);
        Assert.Equal(newer, (await store.Accounts.FindByIdentifierAsync("anna@bücher.example", Stop))?.Id);
        Assert.Equal(
            1, await place.NumberAsync($"SELECT count(*) FROM accounts WHERE id = '{older}' AND email_key = 'anna@bücher.example'"));
        Assert.Equal("two@signs@example.org", (await store.Accounts.FindAsync(strange, Stop))?.Email?.Value);
        Assert.Equal(
            1, await place.NumberAsync("SELECT count(*) FROM audit_invited WHERE email_key = 'guest@xn--bcher-kva.example'"));
    }

    [Fact]
    public async Task Unused_links_and_invitations_end_and_the_first_owners_link_stays()
    {
        var alice = await AccountAsync("alice");
        await LinkAsync("setup", null, later, 1);
        await LinkAsync("recovery", alice, later, 2);
        await LinkAsync("invitation", alice, later, 3);
        await LinkAsync("recovery", alice, earlier, 4);
        foreach (var (expires, number) in new[] { (later, 5), (later, 6), (later, 7), (earlier, 8) })
        {
            var address = $"'x{number}@example.org'";
            await place.RunAsync(
                $"""
                INSERT INTO invitations (id, email, email_key, role, inviter_id, by_mail, created_at, expires_at)
                VALUES ('{Guid.CreateVersion7():D}', {address}, {address}, 'user', '{alice}', TRUE, 1, {expires})
                """);
        }
        Assert.Equal(new EventDetail.CustodyAdoption(2, 3, 0, 0, 0), (await store.Schema.MigrateAsync(Stop)).Adopted);
        Assert.Equal(0, await place.NumberAsync("SELECT count(*) FROM invitations"));
        Assert.Equal(1, await place.NumberAsync("SELECT count(*) FROM one_time_tokens WHERE purpose = 'setup'"));
        Assert.Equal(1, await place.NumberAsync("SELECT count(*) FROM one_time_tokens"));
    }

    [Fact]
    public async Task Keys_that_another_minted_for_a_person_end_and_the_others_get_a_ceiling()
    {
        var (owner, admin) = (await AccountAsync("owner", "developer"), await AccountAsync("admin", "administrator"));
        await place.RunAsync($"UPDATE accounts SET expires_at = {later} WHERE id = '{admin}'");
        var (sam, machine) = (await AccountAsync("sam", "staff"), await AccountAsync("machine", kind: "service"));
        await GrantsAsync(sam);
        await KeyAsync("samsown1", sam, mintedBy: ("account", $"{sam}"));
        await KeyAsync("byowner1", sam, mintedBy: ("account", $"{owner}"));
        await KeyAsync("byowner2", sam, mintedBy: ("operator", null));
        await KeyAsync("byakey01", sam, mintedBy: ("key", "samsown1"));
        await KeyAsync("unknown1", sam);
        await EventAsync("unknown1", "account", $"{sam}", outcome: 2);
        await KeyAsync("expired1", sam, expires: earlier, mintedBy: ("account", $"{owner}"));
        await KeyAsync("revoked1", sam, revoked: earlier, mintedBy: ("account", $"{owner}"));
        await KeyAsync("service1", machine, mintedBy: ("account", $"{owner}"));
        await KeyAsync("service2", machine);
        await KeyAsync("admins01", admin, mintedBy: ("account", $"{admin}"));
        Assert.Equal(new EventDetail.CustodyAdoption(0, 0, 4, 4, 0), (await store.Schema.MigrateAsync(Stop)).Adopted);

        foreach (var dead in new[] { "byowner1", "byowner2", "byakey01", "unknown1", "expired1", "revoked1" })
            Assert.Null(await store.Callers.FindByKeyAsync(HashOf(dead), Stop));
        Assert.Equal(4, await place.NumberAsync($"SELECT count(*) FROM api_keys WHERE revoked_at > {earlier}"));
        var own = await SecretAsync("samsown1");
        Assert.Equal((sam, "sam"), (own.MintedBy, own.MintedByLabel));
        var held = new HashSet<Permission> { HoldfastPermissions.ViewAccount, HoldfastPermissions.ViewGroup };
        Assert.Equal(new(Role.Staff, false, held, null), own.Ceiling);
        Assert.Equal(own.Id, (await store.Callers.FindByKeyAsync(HashOf("samsown1"), Stop))!.Key!.Secret.Id);
        var ofAdmin = (await SecretAsync("admins01")).Ceiling;
        Assert.Equal((Role.Administrator, true, later), (ofAdmin.Rank, ofAdmin.IsEverything, Micros(ofAdmin.EndsAt!.Value)));
        Assert.Equal((owner, null), ((await SecretAsync("service1")).MintedBy, (await SecretAsync("service2")).MintedBy));
        Assert.Equal(10, await place.NumberAsync("SELECT count(*) FROM api_key_secrets"));

        // The minter of a service's key is carried by its secret: once compromised, the key ends.
        Assert.True((await store.Accounts.FindAsync(owner, Stop))!.IsCarrier);
        Assert.False((await store.Accounts.FindAsync(sam, Stop))!.IsCarrier);
        Assert.Equal(new AppliedCounts(0, 1, 0), await store.ApplyAsync(new CustodyEffects.EndAllThatCarries(owner, now)));
        Assert.Null(await store.Callers.FindByKeyAsync(HashOf("service1"), Stop));
    }

    [Fact]
    public async Task One_event_says_what_was_done_and_a_second_migration_does_nothing()
    {
        var alice = await AccountAsync("alice", email: "alice@example.org");
        await KeyAsync("samsown1", alice);
        await LinkAsync("recovery", alice, later, 1);
        var state = await store.Schema.MigrateAsync(Stop);
        Assert.Equal(new EventDetail.CustodyAdoption(1, 0, 1, 0, 1), state.Adopted);
        Assert.Null((await store.Schema.MigrateAsync(Stop)).Adopted);
        var entry = Assert.Single(await store.Audit.ListAsync(new AuditQuery { Limit = 10 }, Stop));
        Assert.Equal(
            ("custody_adopted", "system", "holdfast", EventOutcome.Done), (entry.Kind, entry.ActorKind, entry.ActorLabel, entry.Outcome));
        Assert.Equal(
            """{"links_ended":1,"invitations_ended":0,"keys_ended":1,"ceilings":0,"addresses_confirmed":1}""", entry.DetailJson);
    }

    [Fact]
    public async Task More_than_one_portion_is_adopted_whole()
    {
        const int Many = 9000;
        var rows = new NumberedRows(engine);
        var (id, key) = (rows.Id("i"), rows.Key("i"));
        (string Into, string Values)[] fillings =
        [
            ($"accounts ({NumberedRows.AccountColumns})", rows.Account("'u' || i || '@bücher.example'")),
            ("api_keys (id, owner_id, name, scopes, secret_hash, created_at, expires_at)",
                $"{key}, {id}, 'key', '', {rows.Hash("i")}, 1, {later}"),
            ($"audit_events ({EventColumns})",
                $"i - 1, {id}, 1, 'api_key_created', 1, 'account', {rows.IdText("i")}, 'api_key', {key}, {id}, '{{}}'"),
        ];
        await place.RunAsync($"UPDATE audit_head SET size = {Many}");
        foreach (var (into, values) in fillings)
            await place.RunAsync($"INSERT INTO {into} {NumberedRows.Select(Many, values)}");
        Assert.Equal(new EventDetail.CustodyAdoption(0, 0, 0, Many, Many), (await store.Schema.MigrateAsync(Stop)).Adopted);
        const string Own = "SELECT count(*) FROM api_key_secrets s JOIN api_keys k ON k.id = s.key_id WHERE s.minted_by = k.owner_id";
        Assert.Equal(Many, await place.NumberAsync(Own));
        Assert.Equal(Many, await place.NumberAsync("SELECT count(*) FROM accounts WHERE email_key LIKE '%@xn--bcher-kva.example'"));
    }

    async Task<AccountId> AccountAsync(string name, string role = "user", string kind = "person", string? email = null)
    {
        var id = AccountId.New(now);
        var (address, key) = email is null ? ("NULL", "NULL") : ($"'{email}'", $"'{email.ToLowerInvariant()}'");
        await place.RunAsync(
            $"""
            INSERT INTO accounts ({NumberedRows.AccountColumns})
            VALUES ('{id}', '{kind}', '{name}', {address}, {key}, '{role}', TRUE, FALSE,
                {(kind == "person" ? "'phc'" : "NULL")}, 1, 1, 'policyDefault', 1, 1, '{name}')
            """);
        return id;
    }

    Task<int> LinkAsync(string purpose, AccountId? account, long expires, byte hash) => place.RunAsync(
        $"""
        INSERT INTO one_time_tokens (id, purpose, account_id, token_hash, created_at, expires_at)
        VALUES ('{Guid.CreateVersion7():D}', '{purpose}', {(account is { } id ? $"'{id}'" : "NULL")}, {place.Literal([hash])}, 1, {expires})
        """);

    /// <summary>One permission by a group, one directly.</summary>
    async Task GrantsAsync(AccountId account)
    {
        var group = Guid.CreateVersion7();
        await place.RunAsync($"INSERT INTO groups (id, name, name_key, created_at) VALUES ('{group:D}', 'Support', 'support', 1)");
        await place.RunAsync($"INSERT INTO group_permissions (group_id, permission) VALUES ('{group:D}', 'holdfast.view_account')");
        await place.RunAsync($"INSERT INTO group_members (group_id, account_id) VALUES ('{group:D}', '{account}')");
        await place.RunAsync($"INSERT INTO account_permissions (account_id, permission) VALUES ('{account}', 'holdfast.view_group')");
    }

    async Task KeyAsync(string key, AccountId owner, long? expires = null, long? revoked = null, (string Kind, string? Id)? mintedBy = null)
    {
        var (hash, end) = (place.Literal(HashOf(key).ToArray()), revoked?.ToString() ?? "NULL");
        await place.RunAsync(
            $"""
            INSERT INTO api_keys (id, owner_id, name, scopes, secret_hash, created_at, expires_at, revoked_at)
            VALUES ('{key}', '{owner}', 'key', 'holdfast.view_account', {hash}, 1, {expires ?? later}, {end})
            """);
        if (mintedBy is var (kind, minter))
            await EventAsync(key, kind, minter, outcome: 1);
    }

    async Task EventAsync(string key, string actorKind, string? actor, int outcome)
    {
        var (id, who) = ($"'{Guid.CreateVersion7():D}'", actor is null ? "NULL" : $"'{actor}'");
        await place.RunAsync($"UPDATE audit_head SET size = {++events}");
        await place.RunAsync(
            $"""
            INSERT INTO audit_events ({EventColumns})
            VALUES ({events - 1}, {id}, 1, 'api_key_created', {outcome}, '{actorKind}', {who}, 'api_key', '{key}', {id}, '{"{}"}')
            """);
    }

    async Task<Holdfast.ApiKeys.MintedSecret> SecretAsync(string key) => (await store.ApiKeys.FindAsync(new(key), Stop))!.Secret;

    static SecretHash HashOf(string key) => SecretHash.Of(key);

    static long Micros(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
