using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Readers;

public abstract class ListingAccounts(Engine engine) : StoreContract(engine)
{
    static readonly string[] Searches =
        ["a", "ab", "abc", "E12", "d.", "-b", "a_b", "b-a", "%", "_", "\\", "x@", "@xyz", "z.org", "éx", "xéy", ".or", "did:ex:", "DID:EX:abc", "aBcA", "'", "\"ab", "b\\%", "nothing at all", "ab\ncd", "_%a", "1.a"];

    public sealed class OnSqlite() : ListingAccounts(Engine.Sqlite);

    public sealed class OnPostgreSql() : ListingAccounts(Engine.PostgreSql);

    /// <summary>
    /// By the index alone where it can tell that it finds few; else along the list first, whose first rows are many or hardly any.
    /// </summary>
    [Theory]
    [InlineData(5_000, 4_000)]
    [InlineData(0, 4_000)]
    [InlineData(0, 1)]
    public async Task Pages_of_every_order_filter_and_search_are_what_a_plain_list_says(long few, int windowRows)
    {
        var listing = new AccountListing(Store.Database, few, windowRows);
        var crowd = Crowd.Of(600, seed: 20261121);
        await Store.MoveInAsync(crowd);
        var dice = new Dice(7);
        for (var round = 0; round < 150; round++)
        {
            var query = new AccountQuery
            {
                Search = round % 3 == 0 ? null : dice.Pick(Searches),
                Role = dice.OneIn(4) ? dice.Pick(RoleLadder.All) : null,
                AtLeast = dice.OneIn(4) ? dice.Pick(RoleLadder.All) : null,
                IsActive = dice.OneIn(3) ? dice.OneIn(2) : null,
                Sort = dice.Pick(Enum.GetValues<AccountSort>()),
                Descending = dice.OneIn(2),
                Limit = 1 + dice.Below(150),
            };
            Assert.Equal((query, string.Join(' ', Crowd.List(crowd, query))), (query, string.Join(' ', await EveryPageAsync(query, listing.ListAsync))));
        }
    }

    [Fact]
    public async Task A_search_follows_changes_and_forgets_the_removed()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var renamed = alice with { Username = Sample.Account("zebra").Username, Version = 2 };
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(alice, renamed));
        Assert.Empty(await EveryPageAsync(new AccountQuery { Search = "lic", Sort = AccountSort.Username, AtLeast = Role.Staff }));
        Assert.Equal([alice.Id.Value], await EveryPageAsync(new AccountQuery { Search = "ebr" }));
        var removed = renamed with { RemovedAt = Sample.Start, Version = 3 };
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(renamed, removed));
        Assert.Empty(await EveryPageAsync(new AccountQuery { Search = "ebr" }));
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(removed, removed with { RemovedAt = null, Version = 4 }));
        Assert.Equal([alice.Id.Value], await EveryPageAsync(new AccountQuery { Search = "ebr" }));
    }

    [Fact]
    public async Task A_cursor_outlives_its_account_and_the_page_says_the_time()
    {
        var crowd = Crowd.Of(30, seed: 5).ConvertAll(account => account with { RemovedAt = null });
        await Store.MoveInAsync(crowd);
        var query = new AccountQuery { Sort = AccountSort.Username, Limit = 10 };
        var first = await Store.Accounts.ListAsync(query, Stop);
        Assert.True((first.Now - await Store.Accounts.NowAsync(Stop)).Duration() < TimeSpan.FromMinutes(1));
        var last = first.Items[^1];
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(last, last with { RemovedAt = Sample.Start, Version = 2 }));
        var second = await Store.Accounts.ListAsync(query with { After = first.Next }, Stop);
        Assert.Equal(Crowd.List(crowd, query).Skip(10).Take(10), second.Items.Select(account => account.Id.Value));
        Assert.Empty((await Store.Accounts.ListAsync(query with { After = new("not a number", last.Id), Sort = AccountSort.LastSignIn, Search = "no such text" }, Stop)).Items);
    }

    Task<List<Guid>> EveryPageAsync(AccountQuery query) => EveryPageAsync(query, Store.Accounts.ListAsync);

    static async Task<List<Guid>> EveryPageAsync(AccountQuery query, Func<AccountQuery, CancellationToken, ValueTask<AccountPage>> list)
    {
        List<Guid> ids = [];
        for (var page = await list(query, Stop); ; page = await list(query with { After = page.Next }, Stop))
        {
            Assert.True(page.Items.Count <= query.Limit);
            ids.AddRange(page.Items.Select(account => account.Id.Value));
            if (page.Next is null)
                return ids;
            Assert.Equal(query.Limit, page.Items.Count);
        }
    }
}
