using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.SecondNet;

/// <summary>A holder counts only if the program can read the row: what it could not read is refused, whoever writes it.</summary>
public abstract class RowsThatCannotBeRead(Engine engine) : StoreContract(engine)
{
    const string BeyondAllDates = "500000000000000000";

    public sealed class OnSqlite() : RowsThatCannotBeRead(Engine.Sqlite);

    public sealed class OnPostgreSql() : RowsThatCannotBeRead(Engine.PostgreSql);

    static string[] Times =>
    [
        "created_at", "joined_at", "last_login_at", "expires_at", "expired_at", "admin_locked_at", "admin_locked_until", "removed_at", "sign_in_void_at",
        "in_doubt_since",
    ];

    IEnumerable<string> Statements =>
    [
        .. Times.SelectMany(time => new[] { $"SET {time} = {BeyondAllDates}", $"SET {time} = -{BeyondAllDates}" }),
        "SET stopped_by = id", "SET stopped_at = 1", "SET stopped_by = id, stopped_at = 1", $"SET stopped_by = id, stopped_version = 1, stopped_at = {BeyondAllDates}",
        .. Engine == Engine.Sqlite
            ? new[]
            {
                "SET id = upper(id)", "SET id = 'nobody'", "SET is_active = 0.5", "SET is_active = 'yes'", "SET must_change_password = 0.5", "SET created_at = 'x'",
                "SET created_at = 9e99", "SET has_custodians = X'01'", "SET is_carrier = 'x'", "SET stopped_by = 'x', stopped_at = 1, stopped_version = 1",
            }
            : [],
    ];

    [Fact]
    public async Task Are_refused_for_holders_and_for_everybody_else()
    {
        var (owner, user) = (await Store.AddAsync(Sample.Account("alice", Role.Developer)), await Store.AddAsync(Sample.Account("bob")));
        foreach (var account in new[] { owner, user })
        {
            foreach (var statement in Statements)
            {
                await Assert.ThrowsAnyAsync<DbException>(() => Place.RunAsync($"UPDATE accounts {statement} WHERE username = '{account.Label}'"));
                Assert.Equal((statement, account), (statement, await Store.Accounts.FindAsync(account.Id, Stop)));
            }
        }
    }

    [Fact]
    public async Task What_the_program_writes_is_never_one()
    {
        var (first, last) = (DateTimeOffset.UnixEpoch.AddYears(-100), new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero));
        var account = Sample.Account("alice") with { CreatedAt = first, JoinedAt = first, ExpiresAt = last, Stopped = new(AccountId.New(Sample.Start), last, 7) };
        await Store.AddAsync(account);
        Assert.Equal(account, await Store.Accounts.FindAsync(account.Id, Stop));
    }
}
