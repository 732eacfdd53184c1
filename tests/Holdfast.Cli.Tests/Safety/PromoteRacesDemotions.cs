using System.Net;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Safety;

/// <summary>
/// <c>promote</c> to a lower role, from several processes, against demotions over HTTP through several servers: the last owner stays.
/// </summary>
[Trait("Speed", "Slow")]
public class PromoteRacesDemotions
{
    static int Rounds => LongForm.IsWanted ? 20 : 2;

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task And_an_owner_is_left(Engine engine)
    {
        await using var installation = await Installation.EmptyAsync(engine);
        string[] owners = ["anna", "bert", "cleo"];
        var passwords = new Dictionary<string, string>();
        foreach (var owner in owners)
            passwords[owner] = await installation.SettleAsync(owner, "developer");
        await using var one = await installation.ServeAsync();
        await using var other = await installation.ServeAsync();
        var ids = (await installation.Database.QueryAsync("SELECT username, id FROM accounts")).Select(row => row.Split('|')).ToDictionary(row => row[0], row => row[1]);

        for (var round = 0; round < Rounds; round++)
        {
            var sessions = new Dictionary<string, Browser>();
            foreach (var owner in owners)
            {
                sessions[owner] = new Browser(owner == "anna" ? one : other);
                Assert.Equal((HttpStatusCode.OK, "done"), await sessions[owner].SignInAsync(owner, passwords[owner]));
            }
            await Task.WhenAll(
                [
                    .. owners.Select(owner => installation.OperateAsync("promote", owner, "--to-role", "staff")),
                    .. owners.Select(owner => DemoteTheOthersAsync(sessions[owner], owner, ids)),
                ]);
            var left = await installation.Database.QueryAsync("SELECT username FROM accounts WHERE role = 'developer'");
            Assert.NotEmpty(left);
            foreach (var owner in owners.Except(left))
                (await installation.OperateAsync("promote", owner, "--to-role", "developer")).Ends(0);
        }
    }

    /// <summary>As fast as the server answers, while the command-line processes start.</summary>
    static async Task DemoteTheOthersAsync(Browser browser, string self, Dictionary<string, string> ids)
    {
        for (var i = 0; i < 40; i++)
        {
            foreach (var (_, id) in ids.Where(pair => pair.Key != self))
                await browser.SendAsync(HttpMethod.Patch, $"/api/v1/admin/users/{id}", new { role = i % 2 == 0 ? "staff" : "developer" });
            await Task.Delay(10);
        }
    }
}
