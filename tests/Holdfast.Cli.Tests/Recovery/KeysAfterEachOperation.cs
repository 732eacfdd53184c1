using System.Net;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Recovery;

/// <summary>
/// The account's API key and each operation: what takes the sign-in out of other hands ends the account's own keys, nothing revives one,
/// and a key never does more than its scopes and its owner's present rights both allow.
/// </summary>
public class KeysAfterEachOperation
{
    const string WithinScope = "/api/v1/admin/users";
    const string BeyondScope = "/api/v1/admin/groups";

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_key_ends_with_a_reset_password(Engine engine)
    {
        await using var scene = await OwnerWithKey.EnterAsync(engine);
        (await scene.Installation.OperateAsync("reset-password", "alice")).Ends(0);
        Assert.False(await scene.Session.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.Key.GetAsync(WithinScope));
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_key_is_not_throttled_and_unlocking_changes_nothing_for_it(Engine engine)
    {
        await using var scene = await OwnerWithKey.EnterAsync(engine);
        await scene.SomebodyElse.SignInAsync("alice", "wrong password");
        await scene.Installation.CloseAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await scene.SomebodyElse.SignInAsync("alice", scene.Password)).Status);
        await scene.KeyWorksAsync();
        (await scene.Installation.OperateAsync("unlock", "alice")).Ends(0);
        await scene.KeyWorksAsync();
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_key_that_an_administrative_lock_ended_is_not_revived_by_unlocking(Engine engine)
    {
        await using var scene = await OwnerWithKey.EnterAsync(engine);
        var administrator = scene.SomebodyElse;
        Assert.Equal((HttpStatusCode.OK, "done"), await administrator.SignInAsync(Installation.Owner, await scene.Installation.SettleAsync(Installation.Owner, "developer")));
        var (_, self) = await scene.Session.SendAsync(HttpMethod.Get, "/api/v1/auth/me", null);
        var (locked, _) = await administrator.SendAsync(HttpMethod.Post, $"/api/v1/admin/users/{self!["account"]!["id"]}/lock", new { reason = "suspicion of theft" });
        Assert.Equal(HttpStatusCode.OK, locked);
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.Key.GetAsync(WithinScope));

        (await scene.Installation.OperateAsync("unlock", "alice")).Ends(0);
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.Key.GetAsync(WithinScope));
        Assert.False(await scene.Session.IsSignedInAsync());
        Assert.Equal((HttpStatusCode.OK, "done"), await scene.Session.SignInAsync("alice", scene.Password));
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_key_ends_when_the_second_factors_are_removed(Engine engine)
    {
        await using var scene = await OwnerWithKey.EnterAsync(engine);
        (await scene.Installation.OperateAsync("disable-mfa", "alice")).Ends(0);
        Assert.False(await scene.Session.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.Key.GetAsync(WithinScope));
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_key_loses_what_its_owner_lost_and_gains_no_more_than_its_scopes(Engine engine)
    {
        await using var scene = await OwnerWithKey.EnterAsync(engine);
        await scene.Installation.AddAsync(Installation.Owner, "developer");
        (await scene.Installation.OperateAsync("promote", "alice", "--to-role", "user")).Ends(0);
        Assert.Equal(HttpStatusCode.Forbidden, await scene.Key.GetAsync(WithinScope));
        (await scene.Installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(0);
        await scene.KeyWorksAsync();
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_key_works_on_when_a_recovery_link_is_issued_and_ends_when_it_is_used(Engine engine)
    {
        await using var scene = await OwnerWithKey.EnterAsync(engine);
        var link = (await scene.Installation.OperateAsync("emergency-access", "alice")).Ends(0).Output.Trim();
        Assert.True(await scene.Session.IsSignedInAsync());
        await scene.KeyWorksAsync();
        Assert.Equal(HttpStatusCode.OK, await scene.SomebodyElse.RedeemAsync(link, "a new and good password"));
        Assert.False(await scene.Session.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.Key.GetAsync(WithinScope));
    }

    /// <summary>The owner Alice, signed in, with a key that may view accounts.</summary>
    sealed class OwnerWithKey(Installation installation, TestHost.ServerProcess server) : IAsyncDisposable
    {
        public Installation Installation => installation;

        public Browser Session { get; } = new(server);

        public Browser SomebodyElse { get; } = new(server);

        public Browser Key { get; private set; } = null!;

        public string Password { get; private init; } = "";

        public static async Task<OwnerWithKey> EnterAsync(Engine engine)
        {
            var installation = await Installation.EmptyAsync(engine);
            var password = await installation.SettleAsync("alice", "developer");
            var server = await installation.ServeAsync();
            var scene = new OwnerWithKey(installation, server) { Password = password };
            Assert.Equal((HttpStatusCode.OK, "done"), await scene.Session.SignInAsync("alice", password));
            var (status, minted) = await scene.Session.SendAsync(HttpMethod.Post, "/api/v1/admin/api-keys", new
            {
                name = "reports",
                scopes = new[] { "holdfast.view_account" },
                expires_at = TimeProvider.System.GetUtcNow().AddDays(1),
            });
            Assert.Equal(HttpStatusCode.Created, status);
            scene.Key = Browser.WithKey(server, (string)minted!["key"]!);
            await scene.KeyWorksAsync();
            return scene;
        }

        public async Task KeyWorksAsync()
        {
            Assert.Equal(HttpStatusCode.OK, await Key.GetAsync(WithinScope));
            Assert.Equal(HttpStatusCode.Forbidden, await Key.GetAsync(BeyondScope));
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            await installation.DisposeAsync();
        }
    }
}
