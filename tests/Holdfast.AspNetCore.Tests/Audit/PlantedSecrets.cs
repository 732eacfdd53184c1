using System.Net.Http.Headers;
using System.Text.Json;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Pages;
using Holdfast.Recovery;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Audit;

public class PlantedSecrets
{
    const string Password = "canary-password-51f0c3";

    /// <summary>
    /// Secrets go in everywhere they are sent, well-formed and not; they come out nowhere but in the one answer that shows a new key.
    /// </summary>
    [Fact]
    public async Task Secrets_never_stand_in_events_logs_or_errors()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var (setup, unknown, key) = (await instance.IssueSetupAsync(), OneTimeSecret.New().Secret, ApiKeySecret.New().Secret);
        var answers = new List<string>();
        await SetUpAsync(instance, setup, unknown, answers);
        var owner = await new Cast(instance).AddAsync(Role.Developer);
        var minted = (await owner.Client.PostAsync("/api/v1/admin/api-keys", new { name = "canary", scopes = new[] { "holdfast.view_group" }, expires_at = TimeProvider.System.GetUtcNow().AddDays(1) })).Is(201)["key"]!;
        foreach (var secret in new[] { key, minted, minted + "x", unknown })
        {
            answers.Add((await new Client(instance, secret).GetAsync("/api/v1/admin/groups")).Text);
            answers.Add((await new Client(instance, secret).PostAsync("/api/v1/admin/groups", new { name = "x" })).Text);
        }
        foreach (var body in new[] { $$"""{"key": "{{minted}}"}""", $$"""{"key": "{{minted}}", "more": "{{minted}}"}""", $$"""["{{minted}}"]""", $$"""{"key": "{{minted}}""", $$$"""{"key": {"{{{minted}}}": 1}}""" })
            answers.Add((await new Client(instance).PostAsync("/api/v1/leaks", body)).Text);
        answers.Add((await owner.Client.GetAsync("/metrics")).Text);
        answers.Add((await owner.Client.GetAsync("/api/v1/admin/api-keys")).Text);
        var export = (await owner.Client.GetAsync("/api/v1/admin/audit/export")).Is(200).Text;

        string[] secrets = [Password, setup, unknown, key, minted, owner.Client.Secret!];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, export));
        Assert.All(secrets, secret => Assert.DoesNotContain(instance.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
        Assert.All(secrets, secret => Assert.DoesNotContain(answers, answer => answer.Contains(secret, StringComparison.Ordinal)));
    }

    static async Task SetUpAsync(Instance instance, string setup, string unknown, List<string> answers)
    {
        var client = new Client(instance);
        foreach (var token in new[] { unknown, setup })
        {
            await new Browser(instance).OpenAsync($"/setup?token={token}");
            answers.Add((await client.PostAsync("/api/v1/auth/setup", new { token, username = "x", password = Password })).Text);
            answers.Add((await client.PostAsync("/api/v1/auth/setup", new { token, username = "alice", password = Password, extra = Password })).Text);
            answers.Add((await client.PostAsync("/api/v1/auth/recover", new { token, password = Password })).Text);
            answers.Add((await client.PostAsync("/api/v1/auth/recover", $$"""{"token": "{{token}}", "password": ["{{Password}}"]}""")).Text);
            var form = new StringContent($"token={token}&password={Password}") { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };
            answers.Add((await new Browser(instance).PostAsync("/recover", form)).Html);
        }
        answers.Add((await client.PostAsync("/api/v1/auth/setup", new { token = setup, username = "alice", password = Password })).Is(201).Text);
        answers.Add((await client.PostAsync("/api/v1/auth/setup", new { token = setup, username = "alice", password = Password })).Is(409).Text);
        answers.Add((await client.PostAsync("/api/v1/auth/login", JsonSerializer.Serialize(new { identifier = Password, password = Password }))).Is(401).Text);
    }
}
