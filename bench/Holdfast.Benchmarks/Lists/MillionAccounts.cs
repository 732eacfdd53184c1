using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Storage;

namespace Holdfast.Benchmarks.Lists;

/// <summary>A million accounts with names that can be searched, written through the storage port.</summary>
static class MillionAccounts
{
    const int Portion = 2_000;

    static readonly string[] Names = ["adam", "berta", "chris", "dora", "emil", "frida", "georg", "hanna", "ivan", "julia", "karl", "lena", "max", "nora", "otto", "paula"];

    public static async Task InsertAsync(HoldfastStore store, int count)
    {
        for (var start = 0; start < count; start += Portion)
        {
            await using var transaction = await store.Authority.BeginAsync(TransactionLock.Authority, CancellationToken.None);
            Effect[] inserts = [.. Enumerable.Range(start, Math.Min(Portion, count - start)).Select(i => new AccountEffects.InsertAccount(AccountOf(i, transaction.Now)))];
            await transaction.ApplyAsync([inserts], savepoint: false, CancellationToken.None);
            await transaction.CommitAsync([], CancellationToken.None);
        }
    }

    /// <summary>Part of the address of one account alone.</summary>
    public static string RareInfix(int i) => string.Create(CultureInfo.InvariantCulture, $"{(i * 7919) % 1_000_000:D7}@");

    /// <summary>A place in the middle of the list by username.</summary>
    public static AccountCursor CursorOf(int i) => new(UsernameOf(i), IdOf(i));

    static Account AccountOf(int i, DateTimeOffset now) => new()
    {
        Id = IdOf(i),
        Kind = AccountKind.Person,
        Username = Username.TryParse(UsernameOf(i), out var name) ? name : throw new InvalidOperationException(UsernameOf(i)),
        Email = EmailAddress.TryParse($"{UsernameOf(i)}@example.org", out var email) ? email : null,
        Role = Role.User,
        IsActive = true,
        CreatedAt = now,
        JoinedAt = now,
        CredentialEpoch = 1,
        Version = 1,
    };

    static string UsernameOf(int i) => string.Create(CultureInfo.InvariantCulture, $"{Names[i % Names.Length]}.{i:D7}");

    static AccountId IdOf(int i) => new(Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0190c000-0000-7000-8000-{i:x12}")));
}
