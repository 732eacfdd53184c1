using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Recovery;
using Holdfast.Sessions;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Custodians;

/// <summary>What is read and ended by custody goes by indexes, so that it costs the same in a large store.</summary>
public abstract class ReadingByIndex(Engine engine) : StoreContract(engine)
{
    const int Accounts = 6000;

    /// <summary>The tables that grow with the accounts, and the names that statements have for them.</summary>
    static readonly string[] large =
    [
        "accounts", "account_custodians", "link_carriers", "invitation_carriers", "secret_carriers", "one_time_tokens", "invitations",
        "api_keys", "api_key_secrets", "given_up_usernames", "email_confirmations", "group_members", "account_permissions",
    ];

    static readonly string[] aliases = ["a", "c", "t", "i", "k", "s", "m", "d", "x", "n"];

    public sealed class OnSqlite() : ReadingByIndex(Engine.Sqlite);

    public sealed class OnPostgreSql() : ReadingByIndex(Engine.PostgreSql);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync();
    }

    [Fact]
    public async Task Custody_is_read_by_indexes()
    {
        var slice = await Store.LoadAsync(new SliceRequest());
        var accounts = new HashSet<AccountId> { At(1), At(2000) };
        var someone = new CustodyRequest(accounts) { Carriers = accounts, Key = new("k0000007"), ActorSecret = new(At(7).Value) };
        foreach (var request in new[] { someone, someone with { AllThatRests = true } })
            await AllByIndexAsync(new CustodyStatements(Store.Database.Dialect).For([new(slice, request)]).Statements);
    }

    [Fact]
    public async Task Slices_are_read_by_indexes()
    {
        var hash = SecretHash.Of("token");
        var actor = new Actor.ByKey(new("k0000007"), At(7), Sample.Operator.Origin);
        var slices = new SliceStatements(Store.Database.Dialect);
        var request = new SliceRequest
        {
            Accounts = [At(1), At(2)],
            Held = true,
            Username = Sample.Account("alice").Username,
            Confirmation = At(1),
            ApiKey = new("k0000007"),
            ApiKeyHash = hash,
            Token = hash,
            InvitationLink = hash,
        };
        var other = new SliceRequest { Invitation = new(At(1).Value), MembersOf = new(At(1).Value) };
        await AllByIndexAsync(slices.For([new(actor, request), new(actor with { Secret = new(At(7).Value) }, other)]).Statements);
    }

    [Fact]
    public async Task What_ends_is_found_by_indexes()
    {
        var one = At(1);
        Effect[] effects =
        [
            new CustodyEffects.SetCustodians(one, []), new CustodyEffects.MarkCarriers([one]), new TokenEffects.EndLinks([new(one.Value)]),
            new TokenEffects.EndMailedLinks(one), new InvitationEffects.EndInvitations([new(one.Value)]), new CustodyEffects.EndIssued(one),
            new CustodyEffects.EndCarried(one), new CustodyEffects.EndAllThatCarries(one, Sample.Start), new CustodyEffects.EndIssuedByKey(new("k0000007")),
            new AccountEffects.ForgetStopsIn(new(one.Value)), new CustodyEffects.UseConfirmation(one), new RemovalEffects.DeleteCredentials(one),
        ];
        await AllByIndexAsync(new Writing(effects, Sample.Start, Store.Database.Dialect, Store.Cupboard).Statements);
    }

    [Fact]
    public async Task A_scan_is_found()
    {
        var scan = new Statement("SELECT c.part FROM account_custodians c WHERE c.is_absent");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => AllByIndexAsync([scan]));
    }

    async Task AllByIndexAsync(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements.Where(statement => !statement.Text.Contains("lasting_rank", StringComparison.Ordinal)))
        {
            var plan = new List<string>();
            var (word, column) = Engine == Engine.Sqlite ? ("EXPLAIN QUERY PLAN ", 3) : ("EXPLAIN ", 0);
            var explaining = new Statement(word + statement.Text, statement.Values) { Row = row => plan.Add(row.GetString(column)) };
            await Store.Database.ReadAsync([explaining], Stop);
            Assert.True(!plan.Exists(IsScan), $"{statement.Text}\n\n{string.Join('\n', plan)}");
        }
    }

    /// <summary>Whether a step of a plan reads a large table from end to end.</summary>
    static bool IsScan(string step)
    {
        var words = step.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.IndexOf(words, "SCAN") is var sqlite and >= 0
            ? large.Concat(aliases).Contains(words[sqlite + 1])
            : step.Contains("Seq Scan on ", StringComparison.Ordinal) && large.Contains(words[Array.IndexOf(words, "on") + 1]);
    }

    static AccountId At(int number) => new(Guid.Parse($"019f0000-0000-7000-8000-{number:x12}"));

    /// <summary>Every account rests on another, has a link, an invitation and a key that carry another, a group and a grant.</summary>
    async Task FillAsync()
    {
        var rows = new NumberedRows(Engine);
        var (id, key, hash, other) = (rows.Id("i"), rows.Key("i"), rows.Hash("i"), rows.Id("i % 2000 + 1"));
        var carrier = $"{other}, 1, CASE WHEN i % 3 = 0 THEN {key} END, FALSE";
        const string Carrier = "custodian_id, part, key_id, is_absent";
        const string Never = "9000000000000000";
        (string Into, string Values)[] fillings =
        [
            ("groups (id, name, name_key, created_at)", $"{id}, 'g' || i, 'g' || i, 1"),
            ($"accounts ({NumberedRows.AccountColumns})", rows.Account("'u' || i || '@x'")),
            ("group_members (group_id, account_id)", $"{other}, {id}"),
            ($"account_custodians (account_id, {Carrier})", $"{id}, {carrier}"),
            ("one_time_tokens (id, purpose, account_id, token_hash, created_at, expires_at)",
                $"{id}, 'recovery', {id}, {hash}, 1, {Never}"),
            ($"link_carriers (token_id, {Carrier})", $"{id}, {carrier}"),
            ("invitations (id, email, email_key, role, inviter_id, by_mail, created_at, expires_at)",
                $"{id}, 'x', 'u' || i || '@y', 'user', {other}, TRUE, 1, {Never}"),
            ($"invitation_carriers (invitation_id, {Carrier})", $"{id}, {carrier}"),
            ("api_keys (id, owner_id, name, scopes, created_at, expires_at)", $"{key}, {id}, 'key', '', 1, {Never}"),
            ("api_key_secrets (id, key_id, secret_hash, ceiling_role, ceiling_permissions, created_at)",
                $"{id}, {key}, {hash}, 'user', '', 1"),
            ($"secret_carriers (secret_id, {Carrier})", $"{id}, {carrier}"),
            ("given_up_usernames (username_hash, account_id, at, role, permissions, is_gone)", $"{hash}, {id}, 1, 'user', '', FALSE"),
            ("email_confirmations (account_id, email_key, code_hash, expires_at)", $"{id}, 'x', {hash}, 1"),
            ("account_permissions (account_id, permission)", $"{id}, 'shop.view_order'"),
        ];
        foreach (var (into, values) in fillings)
            await Place.RunAsync($"INSERT INTO {into} {NumberedRows.Select(Accounts, values)}");
        await Place.RunAsync("ANALYZE");
    }
}
