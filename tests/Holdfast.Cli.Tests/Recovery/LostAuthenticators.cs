using System.Net;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Recovery;

/// <summary>Authenticators, their keys, and what the command line does for whoever lost them.</summary>
public class LostAuthenticators
{
    const string Auth = "/api/v1/auth";

    [Fact]
    public async Task Keys_are_rotated_under_a_running_server_and_codes_go_on_working()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await using var server = await installation.ServeAsync();
        var keys = Path.Combine(installation.Folder, "holdfast.db.keys");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(keys));
        var (secret, password) = await EnrolAsync(installation, server);
        var first = await installation.Database.QueryAsync("SELECT key_id FROM totp_secrets");
        Assert.Contains("1 secrets sealed again", (await installation.RunAsync("keys", "rotate")).Ends(0).Said());
        var second = await installation.Database.QueryAsync("SELECT key_id FROM totp_secrets");
        Assert.NotEqual(first, second);
        Assert.Equal(3, (await File.ReadAllLinesAsync(keys)).Length);
        var browser = new Browser(server);
        Assert.Equal((HttpStatusCode.OK, "verify_factor"), await browser.SignInAsync(Installation.Owner, password));
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(HttpMethod.Post, Auth + "/totp", new { code = await CodeAsync(secret, steps: 1) })).Status);
        (await installation.RunAsync("keys", "rotate")).Ends(0);
        Assert.DoesNotContain(first[0], await File.ReadAllTextAsync(keys));
        Assert.Equal(2, (await installation.EventsAsync("factor_keys_rotated")).Count);
        Assert.DoesNotContain(secret, string.Join('\n', (await installation.EventsAsync("factor_enrolled")).Select(entry => entry.ToJsonString())));
    }

    [Fact]
    public async Task Without_its_keys_an_authenticator_is_of_no_use_and_disable_mfa_helps()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await using var server = await installation.ServeAsync();
        var keys = Path.Combine(installation.Folder, "holdfast.db.keys");
        var (secret, password) = await EnrolAsync(installation, server);
        await File.WriteAllTextAsync(keys, $"{(await File.ReadAllTextAsync(keys)).Split('\n')[^2].Split(' ')[0]} {Convert.ToBase64String(new byte[32])}\n");
        Assert.Contains("1 of 1 secrets do not open", (await installation.RunAsync("doctor")).Ends(1).Output);
        File.Delete(keys);
        var browser = new Browser(server);
        Assert.Equal((HttpStatusCode.OK, "verify_factor"), await browser.SignInAsync(Installation.Owner, password));
        var refused = await browser.SendAsync(HttpMethod.Post, Auth + "/totp", new { code = await CodeAsync(secret, steps: 1) });
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "factor_unavailable"), (refused.Status, (string?)refused.Body!["code"]));
        Assert.Contains("but secrets are sealed under its keys", (await installation.RunAsync("keys", "rotate")).Ends(1).Said());
        Assert.Contains("no authenticator works", (await installation.RunAsync("doctor")).Ends(1).Output);
        Assert.Contains(
            "second factors removed, 10 backup codes deleted, ", (await installation.OperateAsync("disable-mfa", Installation.Owner)).Ends(0).Said());
        Assert.Equal(10, (int)(await installation.EventsAsync())[^1]["detail"]!["backup_codes_deleted"]!);
        Assert.False(await browser.IsSignedInAsync());
        Assert.Equal((HttpStatusCode.OK, "done"), await browser.SignInAsync(Installation.Owner, password));
        Assert.Empty(await installation.Database.QueryAsync("SELECT id FROM totp_secrets"));
    }

    [Fact]
    public async Task A_key_file_that_others_may_read_is_found()
    {
        await using var installation = await Installation.WithOwnerAsync();
        (await installation.RunAsync("keys", "rotate")).Ends(0);
        var keys = Path.Combine(installation.Folder, "holdfast.db.keys");
        Assert.Contains("is its owner's alone and has every key in use", (await installation.RunAsync("doctor")).Ends(0).Output);
        File.SetUnixFileMode(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains($"chmod 600 {keys}", (await installation.RunAsync("doctor")).Ends(1).Output);
    }

    [Fact]
    public async Task On_PostgreSQL_nothing_is_created_unasked()
    {
        await using var installation = await Installation.WithOwnerAsync(Engine.PostgreSql);
        Assert.Contains("set HOLDFAST_KEY_FILE", (await installation.RunAsync("keys", "rotate")).Ends(2).Said());
        var keys = Path.Combine(installation.Folder, "keys");
        var missing = await installation.RunWithAsync("", new() { ["HOLDFAST_KEY_FILE"] = keys }, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Contains("create it with `holdfast keys rotate`", missing.Ends(2).Said());
        (await installation.RunWithAsync("", new() { ["HOLDFAST_KEY_FILE"] = keys }, "keys", "rotate")).Ends(0);
        Assert.True(File.Exists(keys));
    }

    static async Task<(string Secret, string Password)> EnrolAsync(Installation installation, ServerProcess server)
    {
        var temporary = (await installation.OperateAsync("reset-password", Installation.Owner)).Ends(0).Output.Trim();
        var browser = new Browser(server);
        var password = await browser.EnterAsync(Installation.Owner, temporary);
        var begun = await browser.SendAsync(HttpMethod.Post, Auth + "/factors/totp", null);
        Assert.Equal(HttpStatusCode.OK, begun.Status);
        var secret = (string)begun.Body!["secret"]!;
        var confirmed = await browser.SendAsync(HttpMethod.Post, Auth + "/factors/totp/confirm", new { code = await CodeAsync(secret, steps: 0) });
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        return (secret, password);
    }

    /// <summary>The code of now, or of a later step, by an implementation that is not ours.</summary>
    static Task<string> CodeAsync(string secret, int steps) => Oathtool.CodeAsync(secret, TimeProvider.System.GetUtcNow().AddSeconds(30 * steps));
}
