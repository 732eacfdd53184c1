using System.Text;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Safety;

/// <summary>
/// Every command is run with known secrets; then the store, the log, the events and the process list are searched for them.
/// </summary>
[Trait("Speed", "Slow")]
public class SecretsStayAway
{
    const string Typed = "canary-typed-password-4711";

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task From_everything_but_standard_output(Engine engine)
    {
        await using var installation = await Installation.EmptyAsync(engine);
        var secrets = new List<string> { Typed };
        var said = new StringBuilder();
        secrets.Add(TokenOf((await installation.RunAsync("setup-link")).Ends(0).Output));
        secrets.Add(await installation.CreateAsync(Installation.Owner, "developer"));
        secrets.Add(TokenOf((await installation.RunAsync("user", "create", "--username", "ivan", "--invite")).Ends(0).Output));
        await using var server = await installation.ServeAsync();
        await using var watch = new CommandLinesWatch();
        secrets.Add((await installation.OperateAsync("reset-password", Installation.Owner)).Ends(0).Output.Trim());
        var link = (await installation.OperateAsync("emergency-access", Installation.Owner)).Ends(0).Output.Trim();
        secrets.Add(TokenOf(link));
        await AddMoreAsync(installation, secrets);
        foreach (var arguments in Everything(installation))
        {
            var command = await installation.RunWithAsync(Typed + "\n", [], arguments);
            Assert.True(command.ExitCode is 0 or 3, $"{string.Join(' ', arguments)}: {command.ExitCode}\n{command.Output}\n{command.Errors}");
            said.Append(command.Errors);
            Assert.DoesNotContain(secrets, secret => command.Output.Contains(secret, StringComparison.Ordinal));
        }
        await new Browser(server).RedeemAsync(link, Typed + "-redeemed");
        await server.StopAsync();

        said.Append(server.Output).Append(server.Errors).Append(await watch.StopAsync());
        var events = (await installation.RunAsync("audit", "export")).Ends(0).Output;
        var store = engine == Engine.Sqlite ? await FilesOfAsync(installation.Folder) : await RowsOfAsync(installation.Database);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, events);
            Assert.DoesNotContain(secret, said.ToString());
            Assert.DoesNotContain(secret, store);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='), store);
            Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)), store);
        }
        Assert.Contains("olivia", store);
    }

    static IEnumerable<string[]> Everything(Installation installation)
    {
        string[] why = ["--user", Installation.Owner, "--reason", Installation.Why, "--yes"];
        yield return ["user", "create", "--username", "carol", "--password-stdin"];
        yield return ["user", "create", "--username", "carol", "--password-stdin"];
        yield return ["user", "reset-password", .. why, "--password-stdin"];
        yield return ["user", "unlock", .. why];
        yield return ["user", "disable-mfa", .. why];
        yield return ["user", "promote", .. why, "--to-role", "developer"];
        yield return ["user", "list", "--json"];
        yield return ["user", "show", Installation.Owner, "--json"];
        yield return ["audit", "tail", "--lines", "100", "--json"];
        yield return ["audit", "list", "--json"];
        yield return ["doctor", "--json"];
        yield return ["key", "list", "--json"];
        yield return ["user", "show", "emil", "--json"];
        yield return ["user", "vouch", "--user", "emil", "--reason", "why", "--yes"];
        yield return ["user", "lock", "--user", "dave", "--reason", "why", "--yes", "--compromised"];
        yield return ["user", "compromised", "--user", "dave", "--reason", "why", "--yes"];
        yield return ["setup-link"];
        if (!installation.Store.StartsWith("sqlite:", StringComparison.Ordinal))
            yield break;
        yield return ["db", "backup", "--to", "copy.db"];
        yield return ["drill"];
    }

    /// <summary>The link of a void sign-in, and both secrets of a key.</summary>
    static async Task AddMoreAsync(Installation installation, List<string> secrets)
    {
        await installation.SettleAsync("dave", "staff");
        await installation.SettleAsync("emil");
        await installation.SetUpAsync("dave", "emil");
        secrets.Add(TokenOf((await installation.OperateAsync("promote", "emil", "--to-role", "administrator")).Ends(0).Output));
        await People.AddServiceAsync(installation.Store, "robot");
        var key = await People.MintAsync(installation.Store, "robot", "reports");
        secrets.Add(key.Secret);
        secrets.Add((await installation.RunAsync("key", "rotate", key.Id.Value)).Ends(0).Output.Trim());
    }

    static string TokenOf(string link) => link.Trim()[(link.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..];

    static async Task<string> FilesOfAsync(string folder)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            text.Append(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        return text.ToString();
    }

    static async Task<string> RowsOfAsync(IDatabase database)
    {
        var text = new StringBuilder();
        foreach (var table in await database.QueryAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'holdfast' AND table_type = 'BASE TABLE'"))
            text.AppendJoin('\n', await database.QueryAsync($"SELECT t::text FROM {table} t"));
        return text.ToString();
    }
}
