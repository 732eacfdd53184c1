using System.Diagnostics;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Members;
using Holdfast.Roles;
using static Holdfast.AspNetCore.Tests.Membership.Verifier;

namespace Holdfast.AspNetCore.Tests.Membership;

public class ServingLists
{
    /// <summary>With each hour what did not change is signed anew, between two requests of a test too.</summary>
    static SteppedClock NoNewHour => new SteppedClock().Stand();

    [Theory]
    [InlineData("*/*", VcJwt)]
    [InlineData("application/*", VcJwt)]
    [InlineData(VcJwt, VcJwt)]
    [InlineData(TokenJwt, TokenJwt)]
    [InlineData("application/vc+jwt;q=0.1, application/statuslist+jwt;q=0.9", TokenJwt)]
    [InlineData("application/vc+jwt;q=0, */*;q=0.1", TokenJwt)]
    [InlineData("text/html, */*;q=0.1", VcJwt)]
    [InlineData("APPLICATION/StatusList+JWT", TokenJwt)]
    [InlineData("text/html", null)]
    [InlineData("application/json", null)]
    [InlineData("application/vc+jwt;q=0", null)]
    [InlineData("text/*", null)]
    [InlineData("nonsense", null)]
    public async Task The_client_chooses_the_form(string accept, string? type)
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var answer = await new Client(instance).GetAsync(Lists + "1", accept);
        if (type is null)
        {
            answer.IsRefused(406, "not_acceptable", "Accept must allow application/vc+jwt or application/statuslist+jwt");
            return;
        }
        Assert.Equal((200, type, "public, max-age=60", "Accept"), (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control"), answer.Header("Vary")));
    }

    [Fact]
    public async Task Without_a_preference_it_is_the_credential() =>
        await WithAsync(async client => Assert.Equal(VcJwt, (await client.GetAsync(Lists + "1")).Is(200).Header("Content-Type")));

    [Fact]
    public async Task What_the_client_has_is_not_sent_again() => await WithAsync(async client =>
    {
        foreach (var path in new[] { Lists + "1", Lists + "2", "/.well-known/did.json" })
        {
            var first = (await client.GetAsync(path)).Is(200);
            var tag = first.Header("ETag")!;
            Assert.StartsWith("W/\"", tag, StringComparison.Ordinal);
            foreach (var known in new[] { tag, tag[2..], "*", $"\"other\", {tag}" })
            {
                var again = (await client.GetAsync(path, "*/*", known)).Is(304);
                Assert.Equal(("", tag, "public, max-age=60"), (again.Text, again.Header("ETag"), again.Header("Cache-Control")));
            }
            foreach (var unknown in new[] { "\"other\"", "W/\"\"", "nonsense" })
                Assert.Equal(first.Text, (await client.GetAsync(path, "*/*", unknown)).Is(200).Text);
        }
        Assert.NotEqual((await client.GetAsync(Lists + "1", VcJwt)).Header("ETag"), (await client.GetAsync(Lists + "1", TokenJwt)).Header("ETag"));
    });

    [Fact]
    public async Task HEAD_tells_what_GET_would_without_the_body() => await WithAsync(async client =>
    {
        foreach (var path in new[] { Lists + "1", "/.well-known/did.json" })
        {
            var got = (await client.GetAsync(path)).Is(200);
            var head = (await client.SendAsync(HttpMethod.Head, path)).Is(200);
            Assert.Equal("", head.Text);
            foreach (var name in new[] { "ETag", "Content-Type", "Content-Length", "Cache-Control" })
                Assert.Equal(got.Header(name), head.Header(name));
            Assert.Equal(got.Text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), head.Header("Content-Length"));
        }
    });

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("1e0")]
    [InlineData("99999999999999999999")]
    public async Task There_are_no_other_lists(string id) =>
        await WithAsync(async client => (await client.GetAsync(Lists + id)).IsRefused(404, "not_found", "status list not found"));

    [Fact]
    public async Task Bits_follow_their_members_and_what_did_not_change_is_not_signed_again()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite, NoNewHour);
        var (cast, client) = (new Cast(instance), new Client(instance));
        var person = await cast.AddAsync(Role.User);
        var slots = await instance.Store.StatusLists.SlotsOfAsync(person.Id, default);
        var (revoked, suspended) = (slots[0].Index, slots[1].Index);
        var before = ((await client.GetAsync(Lists + "1")).Text, (await client.GetAsync(Lists + "2")).Text);

        await cast.DoAsync(new ChangeAccount(person.Id) { IsActive = false });
        await instance.Publisher.RefreshAsync(default);
        Assert.True((await client.BitsAsync(Lists + "2"))[suspended]);
        Assert.False((await client.BitsAsync(Lists + "1"))[revoked]);
        Assert.Equal(before.Item1, (await client.GetAsync(Lists + "1")).Text);
        Assert.NotEqual(before.Item2, (await client.GetAsync(Lists + "2")).Text);

        await cast.DoAsync(new ChangeAccount(person.Id) { IsActive = true });
        await cast.DoAsync(new RemoveAccount(person.Id));
        await instance.Publisher.RefreshAsync(default);
        Assert.True((await client.BitsAsync(Lists + "1"))[revoked]);
        Assert.False((await client.BitsAsync(Lists + "2"))[suspended]);
    }

    [Fact]
    public async Task A_change_is_published_without_a_request_for_it()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var (cast, client) = (new Cast(instance), new Client(instance));
        var person = await cast.AddAsync(Role.User);
        var slot = (await instance.Store.StatusLists.SlotsOfAsync(person.Id, default))[0];
        await cast.DoAsync(new RemoveAccount(person.Id));
        for (var waited = Stopwatch.StartNew(); !(await client.BitsAsync(Lists + "1"))[slot.Index]; await Task.Delay(50))
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(3), "nothing was published");
    }

    [Fact]
    public async Task A_list_is_signed_anew_before_it_ends_and_ends_when_the_store_is_away()
    {
        var clock = NoNewHour;
        await using var instance = await Instance.StartAsync(Engine.PostgreSql, clock);
        var client = new Client(instance);
        var first = (await client.GetAsync(Lists + "1")).Is(200);
        var end = (await client.VerifyAsync(first.Text)).GetProperty("validUntil").GetDateTimeOffset();
        Assert.InRange(end - clock.GetUtcNow(), TimeSpan.FromHours(1) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(2));

        clock.Move(TimeSpan.FromHours(1));
        await instance.Publisher.RefreshAsync(default);
        var second = (await client.GetAsync(Lists + "1")).Is(200);
        Assert.Equal(end.AddHours(1), (await client.VerifyAsync(second.Text)).GetProperty("validUntil").GetDateTimeOffset());

        await instance.LoseStoreAsync();
        (await client.GetAsync(Lists + "1")).Is(200);
        clock.Move(TimeSpan.FromHours(2));
        (await client.GetAsync(Lists + "1")).IsRefused(503, "store_unavailable");
    }

    static async Task WithAsync(Func<Client, Task> test)
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite, NoNewHour);
        await test(new Client(instance));
    }
}
