using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Readers;

/// <summary>Many accounts of every sort, and the plainest way to list them.</summary>
static class Crowd
{
    const string Letters = "abcde12._-";

    public static List<Account> Of(int count, ulong seed)
    {
        var dice = new Dice(seed);
        return [.. Enumerable.Range(0, count).Select(number => One(dice, number))];
    }

    public static async Task MoveInAsync(this HoldfastStore store, List<Account> crowd)
    {
        foreach (var some in crowd.Chunk(200))
            await store.ApplyAsync([.. some.Select(account => new AccountEffects.InsertAccount(account))]);
    }

    public static List<Guid> List(IEnumerable<Account> crowd, AccountQuery query)
    {
        var found = crowd.Where(account => account.RemovedAt is null && (query.Role is null || account.Role == query.Role)
            && (query.AtLeast is not { } least || account.Role.Includes(least)) && (query.IsActive is null || account.IsActive == query.IsActive) && Matches(account, query.Search));
        var sorted = query.Sort switch
        {
            AccountSort.Username => found.OrderBy(account => account.Username!.Value, StringComparer.Ordinal),
            AccountSort.LastSignIn => found.OrderBy(account => account.LastLoginAt ?? DateTimeOffset.MinValue).ThenBy(account => account.Id.Value),
            _ => found.OrderBy(account => account.Id.Value),
        };
        var ids = sorted.Select(account => account.Id.Value).ToList();
        if (query.Descending)
            ids.Reverse();
        return ids;
    }

    static bool Matches(Account account, string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
            return true;
        var term = search.Trim().ToLowerInvariant();
        // An address as it was written: people look for the domain that they see.
        string[] texts = [account.Username!.Value, account.Email?.Value.ToLowerInvariant() ?? "", account.Did?.Value.ToLowerInvariant() ?? ""];
        return term.Length >= 3
            ? Array.Exists(texts, text => text.Contains(term, StringComparison.Ordinal))
            : Array.Exists(texts[..2], text => text.StartsWith(term, StringComparison.Ordinal));
    }

    static Account One(Dice dice, int number)
    {
        var at = Sample.Start.AddMilliseconds(dice.Below(50));
        return Sample.Account($"{dice.Text(Letters, 2 + dice.Below(8))}{number}") with
        {
            Id = AccountId.New(at),
            CreatedAt = at,
            Email = dice.OneIn(3) ? null : EmailAddress.TryParse($"{dice.Text("abcABC%_\\'\"", 5)}{number}@{dice.Text("xyzé", 3)}.org", out var email) ? email : null,
            Did = dice.OneIn(2) && Did.TryParse($"did:ex:{dice.Text("abcABC", 4)}{number}", out var did) ? did : null,
            Role = dice.Pick(RoleLadder.All),
            IsActive = !dice.OneIn(4),
            LastLoginAt = dice.OneIn(2) ? null : Sample.Start.AddSeconds(dice.Below(20)),
            RemovedAt = dice.OneIn(6) ? Sample.Start : null,
        };
    }
}
