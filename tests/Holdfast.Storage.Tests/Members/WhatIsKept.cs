using System.Data.Common;
using System.Globalization;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Sql;
using Holdfast.Storage.Tests.Engines;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Storage.Tests.Members;

/// <summary>What each disposition keeps of an account, column by column and table by table.</summary>
public abstract class WhatIsKept(Engine engine) : StoreContract(engine)
{
    const string Slots = "status_slots";

    /// <summary>
    /// Every table that refers to accounts, and whether it keeps its rows of a historical account; of a tombstone only the slots are
    /// kept. A new table needs a decision here.
    /// </summary>
    static readonly Dictionary<string, bool> keptOfHistory = new()
    {
        [Slots] = true,
        ["passkey_challenges"] = false,
        ["totp_secrets"] = false,
        ["backup_codes"] = false,
        ["mail_outbox"] = false,
        ["invitations"] = false,
        ["passkeys"] = false,
        ["sessions"] = false,
        ["api_keys"] = false,
        ["one_time_tokens"] = false,
        ["known_networks"] = false,
        ["account_custodians"] = false,
        ["email_confirmations"] = false,
        ["sign_in_throttle"] = false,
        ["group_members"] = true,
        ["account_permissions"] = true,
    };

    [Fact]
    public async Task No_table_that_refers_to_accounts_is_forgotten() =>
        Assert.Equal(keptOfHistory.Keys.Order(), (await ReferencesAsync()).Select(place => place.Table).Distinct().Order());

    [Fact]
    public async Task A_tombstone_keeps_id_identifier_and_dates_and_nothing_that_refers_to_it()
    {
        var account = await PeopleAsync();
        await RemoveAsync(account.Id, Disposition.Tombstone);
        var row = await RowAsync(account.Id);
        var expected = new Dictionary<string, string?>
        {
            ["id"] = account.Id.ToString(),
            ["did"] = "did:example:kept",
            ["kind"] = "person",
            ["role"] = "user",
            ["is_active"] = "false",
            ["must_change_password"] = "false",
            ["credential_count"] = "0",
            ["has_totp"] = "false",
            ["credential_epoch"] = "2",
            ["version"] = "2",
            ["departure_preference"] = "policyDefault",
            ["search_text"] = "",
            ["last_login_key"] = "0",
            ["sign_in_unfinished"] = "false",
            ["has_custodians"] = "false",
            ["is_carrier"] = "false",
            ["email_standing"] = "0",
            ["email_typist"] = "0",
            ["lasting_rank"] = "0",
            ["ways_in"] = "0",
            ["created_at"] = row["joined_at"],
            ["joined_at"] = Micros(Sample.Start.AddDays(-9)),
            ["removed_at"] = row["removed_at"],
        };
        Assert.NotNull(row["removed_at"]);
        Assert.All(row.Where(column => column.Key != "row_number"), column => Assert.Equal((column.Key, expected.GetValueOrDefault(column.Key)), (column.Key, column.Value)));
        Assert.Equal([Slots], await LeftAsync(account.Id));
        await Store.AddAsync(Sample.Account("departed"));
    }

    [Fact]
    public async Task History_keeps_the_row_as_it_was_but_for_its_credentials()
    {
        var account = await PeopleAsync();
        var before = await RowAsync(account.Id);
        await RemoveAsync(account.Id, Disposition.Historical);
        var after = await RowAsync(account.Id);
        var changed = before.Keys.Where(column => before[column] != after[column]).Order();
        Assert.Equal(["credential_count", "credential_epoch", "has_totp", "password_hash", "removed_at", "search_text", "version", "ways_in"], changed);
        Assert.Null(after["password_hash"]);
        Assert.Equal(keptOfHistory.Where(table => table.Value).Select(table => table.Key).Order(), (await LeftAsync(account.Id)).Order());
        Assert.Equal(EffectRejection.UsernameTaken, await Store.RejectionAsync(new AccountEffects.InsertAccount(Sample.Account("departed") with { Email = null })));
    }

    [Fact]
    public async Task A_purge_keeps_nothing()
    {
        var account = await PeopleAsync();
        await RemoveAsync(account.Id, Disposition.Purge);
        Assert.Equal(0, await Place.NumberAsync($"SELECT count(*) FROM accounts WHERE id = {TestStore.Literal(account.Id.Value)}"));
        Assert.Empty(await LeftAsync(account.Id));
        Assert.Equal(0, await Place.NumberAsync($"SELECT count(*) FROM audit_event_parts WHERE person = {TestStore.Literal(account.Id.Value)}"));
        Assert.Equal(1, await Place.NumberAsync($"SELECT count(*) FROM audit_erasures WHERE person_id = {TestStore.Literal(account.Id.Value)}"));
        await Store.AddAsync(Sample.Account("departed"));
    }

    [Fact]
    public async Task An_erasure_goes_on_where_it_broke_off_and_ends()
    {
        var account = await PeopleAsync();
        for (var i = 0; i < 30; i++)
            await Store.ApplyAsync([], [.. Enumerable.Range(0, 40).Select(_ => Sample.Event(account))]);
        await Store.ApplyAsync(new RemovalEffects.PurgeAccount(account.Id, Sample.Start));
        await Store.Erasure.EraseAsync(account.Id, 500, Stop);
        Assert.True(await Place.NumberAsync($"SELECT count(*) FROM audit_event_parts WHERE person = {TestStore.Literal(account.Id.Value)}") > 1000);
        await Store.Tidying.TidyAsync(10, Stop);
        Assert.Equal(0, await Place.NumberAsync($"SELECT count(*) FROM audit_event_parts WHERE person = {TestStore.Literal(account.Id.Value)}"));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM unfinished_erasures"));
    }

    /// <summary>Somebody with a row in every table that refers to accounts, beside somebody who stays.</summary>
    async Task<Account> PeopleAsync()
    {
        Assert.True(Did.TryParse("did:example:kept", out var did));
        await Store.AddAsync(Sample.Account("remaining", Holdfast.Roles.Role.Developer));
        var account = Sample.Account("departed", Holdfast.Roles.Role.Staff) with
        {
            Did = did,
            JoinedAt = Sample.Start.AddDays(-9),
            CreatedAt = Sample.Start.AddDays(-10),
            LastLoginAt = Sample.Start,
            HasTotp = true,
            MustChangePassword = true,
            DeparturePreference = Disposition.Historical,
            Lock = new(Sample.Start, null, "a reason"),
        };
        await Store.AddAsync(account);
        var group = Sample.Group("Orders");
        var key = Sample.Key(account, Sample.Start);
        await Store.ApplyAsync(
            new GroupEffects.InsertGroup(group),
            new GroupEffects.AddToGroup(account.Id, group.Id),
            new GroupEffects.GrantPermission(account.Id, HoldfastPermissions.ViewGroup),
            new SessionEffects.InsertSession(Sample.Session(account, Sample.Start), SecretHash.Of("session")),
            new ApiKeyEffects.InsertApiKey(key.Key, key.Secret.Hash),
            new TokenEffects.InsertToken(new OneTimeToken(OneTimeTokenId.New(Sample.Start), OneTimeTokenPurpose.Recovery, account.Id, SecretHash.Of("token"), Sample.Start, Sample.Start.AddHours(1))),
            new SignInEffects.RecordSignIn(account.Id, Sample.Start, new byte[32]));
        await Place.RunAsync($"INSERT INTO passkeys (id, account_id, name, credential_id, created_at) VALUES ({TestStore.Literal(AccountId.New(Sample.Start).Value)}, {TestStore.Literal(account.Id.Value)}, 'phone', {Place.Literal([1, 2])}, 1)");
        await Place.RunAsync($"INSERT INTO sign_in_throttle (subject, network, account_id, failures, at) VALUES ({Place.Literal([3])}, {Place.Literal([4])}, {TestStore.Literal(account.Id.Value)}, 1, 1)");
        await FillAsync(TestStore.Literal(account.Id.Value));
        Assert.Equal(keptOfHistory.Keys.Order(), (await LeftAsync(account.Id)).Order());
        return account;
    }

    async Task FillAsync(string account)
    {
        var (id, bytes) = (TestStore.Literal(AccountId.New(Sample.Start).Value), Place.Literal([5, 6]));
        await Place.RunAsync($"INSERT INTO totp_secrets (account_id, id, key_id, nonce, sealed, created_at, confirmed_at, last_step) VALUES ({account}, {id}, 'key', {bytes}, {bytes}, 1, 1, 1)");
        await Place.RunAsync($"INSERT INTO backup_codes (account_id, code_hash, created_at) VALUES ({account}, {bytes}, 1)");
        await Place.RunAsync($"INSERT INTO passkey_challenges (hash, ceremony, account_id, state, holder, expires_at) VALUES ({bytes}, 'sign_in', {account}, 'state', {bytes}, 1)");
        await Place.RunAsync($"INSERT INTO mail_outbox (id, kind, account_id, address, about, correlation_id, created_at, due_at, attempts) VALUES ({id}, 'notice', {account}, 'a@example.org', 'x', {id}, 1, 1, 0)");
        await Place.RunAsync($"INSERT INTO account_custodians (account_id, custodian_id, part, is_absent) VALUES ({account}, {id}, 1, FALSE)");
        await Place.RunAsync($"INSERT INTO email_confirmations (account_id, email_key, code_hash, expires_at) VALUES ({account}, 'a@example.org', {bytes}, 1)");
        await Place.RunAsync($"INSERT INTO invitations (id, email, email_key, role, inviter_id, by_mail, created_at, expires_at) VALUES ({id}, 'b@example.org', 'b@example.org', 'user', {account}, FALSE, 1, 1)");
        await Place.RunAsync($"INSERT INTO status_lists (id, purpose, size, slot_key, assigned, version, changed_at, opened_at) VALUES (99, 1, 131072, {bytes}, 1, 1, 1, 1)");
        await Place.RunAsync($"INSERT INTO status_slots (list_id, slot, purpose, account_id, is_set) VALUES (99, 7, 1, {account}, FALSE)");
    }

    async Task RemoveAsync(AccountId id, Disposition disposition)
    {
        var policy = new RemovalPolicy(Store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance);
        await using var gate = new AuthorityGate(Store.Authority, Store.Erasure, policy, InstanceFactors.All, Place.Clock, NullLogger<AuthorityGate>.Instance);
        var outcome = await gate.ExecuteAsync(Sample.Operator, new RemoveAccount(id) { Disposition = disposition, Reason = Reason.Parse("a planted reason") }, Stop);
        Assert.Equal(disposition, outcome.Match(receipt => receipt.Disposition, refusal => throw new InvalidOperationException(refusal.Sentence)));
    }

    /// <summary>The tables that still refer to the account.</summary>
    async Task<List<string>> LeftAsync(AccountId id)
    {
        var left = new List<string>();
        foreach (var (table, column) in await ReferencesAsync())
        {
            if (await Place.NumberAsync($"SELECT count(*) FROM {table} WHERE {column} = {TestStore.Literal(id.Value)}") > 0)
                left.Add(table);
        }
        return left;
    }

    async Task<List<(string Table, string Column)>> ReferencesAsync()
    {
        var sql = Engine == Engine.Sqlite
            ? "SELECT m.name, f.\"from\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" = 'accounts'"
            : """
              SELECT c.conrelid::regclass::text, a.attname::text FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
              WHERE c.contype = 'f' AND c.confrelid = 'holdfast.accounts'::regclass
              """;
        return [.. (await RowsAsync(sql)).Select(row => (row.Values.First()!.Replace("holdfast.", "", StringComparison.Ordinal), row.Values.Last()!))];
    }

    async Task<Dictionary<string, string?>> RowAsync(AccountId id) => Assert.Single(await RowsAsync($"SELECT * FROM accounts WHERE id = {TestStore.Literal(id.Value)}"));

    async Task<List<Dictionary<string, string?>>> RowsAsync(string sql)
    {
        await using var connection = await Place.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var rows = new List<Dictionary<string, string?>>();
        while (await reader.ReadAsync(Stop))
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : Text(reader, i)));
        return rows;
    }

    /// <summary>SQLite keeps truth as numbers.</summary>
    static string Text(DbDataReader reader, int column)
    {
        var text = Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!;
        var isTruth = reader.GetName(column) is "is_active" or "must_change_password" or "has_totp" or "sign_in_unfinished" or "has_custodians" or "is_carrier";
        return isTruth ? text is "1" or "True" ? "true" : "false" : text;
    }

    static string Micros(DateTimeOffset at) => ((at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);

    /// <summary>On a file.</summary>
    public sealed class OnSqlite() : WhatIsKept(Engine.Sqlite);

    /// <summary>On a server.</summary>
    public sealed class OnPostgreSql() : WhatIsKept(Engine.PostgreSql);
}
