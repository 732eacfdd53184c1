using System.Text;
using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>
/// Secrets that are planted in every input, and those that the instance makes, never turn up in the audit log, in the log, in a refusal
/// or in the store.
/// </summary>
public class Secrets
{
    const string Login = "/api/v1/auth/login";

    readonly List<string> planted = [];
    readonly List<string> refusals = [];

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Stay_secret(Engine engine)
    {
        var setupLink = new StringWriter();
        await using var instance = await Instance.StartAsync(engine, new InstanceSettings { Http = options => options.SetupLinkOutput = setupLink });
        var stage = new Stage(instance);
        var (owner, target) = (await stage.OwnerAsync(), await stage.StaffAsync());
        Keep(setupLink.ToString().Split("token=")[1].Trim());
        planted.AddRange([Cast.Password, owner.Client.Secret!, target.Client.Secret!]);
        await OnCredentialsAsync(stage, target);
        await OnAccountsAsync(stage, owner, target);
        await InWrongPlacesAsync(stage, owner, target);
        await instance.Gate.WriteFoldedAsync(default);
        var entries = await instance.Store.Audit.ListAsync(new AuditQuery { Limit = 500 }, default);
        var audit = string.Join('\n', entries.Select(entry => JsonSerializer.Serialize(entry)));
        var log = string.Join('\n', instance.Log.Lines);
        Assert.Contains("a reason that may be read", audit, StringComparison.Ordinal);
        Assert.Contains("/api/v1/auth/login", log, StringComparison.Ordinal);
        Assert.True(await instance.HoldsAsync("a reason that may be read"u8.ToArray()));
        foreach (var secret in planted)
        {
            Assert.DoesNotContain(secret, audit, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(refusals, refusal => refusal.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.False(await instance.HoldsAsync(Encoding.UTF8.GetBytes(secret)), $"the store holds {secret} in clear");
        }
    }

    async Task OnCredentialsAsync(Stage stage, Person target)
    {
        var login = (await stage.Nobody.PostAsync(Login, new { identifier = target.Name, password = Cast.Password, transport = "bearer" })).Is(200);
        var self = new Client(stage.Instance, Keep(login["token"]!));
        Keep(login["csrf_token"]!);
        await RefusedAsync(stage.Nobody.PostAsync(Login, new { identifier = target.Name, password = Plant() }));
        await RefusedAsync(stage.Nobody.PostAsync(Login, new { identifier = "nobody@example.org", password = Plant() }));
        await RefusedAsync(stage.Nobody.PostAsync(Login, new { identifier = "x", passwrod = Plant() }));
        await RefusedAsync(stage.Nobody.PostAsync(Login, $"{{\"identifier\":\"x\",\"password\":\"{Plant()}"));
        await RefusedAsync(stage.Nobody.PostAsync(Login, $"{{\"identifier\":\"x\",\"{Plant()}\":1}}"), mayEchoNames: true);
        await RefusedAsync(self.PostAsync("/api/v1/auth/reauthenticate", new { password = Plant() }));
        await RefusedAsync(self.PostAsync("/api/v1/auth/password", new { current_password = Cast.Password, new_password = Plant().ToLowerInvariant()[..7] }));
        var changed = (await self.PostAsync("/api/v1/auth/password", new { current_password = Cast.Password, new_password = Plant() })).Is(200);
        Keep(changed["token"]!);
    }

    async Task OnAccountsAsync(Stage stage, Person owner, Person target)
    {
        const string reason = "a reason that may be read";
        (await owner.Client.PostAsync("/api/v1/admin/admins", new { username = Cast.FreshName(), password = Plant() }, ("Idempotency-Key", Plant()))).Is(201);
        (await owner.Client.PatchAsync(target.AdminPath, new { password = Plant() })).Is(200);
        await RefusedAsync(owner.Client.PatchAsync(target.AdminPath, new { password = Plant(), email = "nowhere" }));
        await RefusedAsync((await stage.StaffAsync()).Client.PatchAsync(target.AdminPath, new { password = Plant() }));
        var created = (await owner.Client.PostAsync("/api/v1/admin/users", new { username = Cast.FreshName() }, ("Idempotency-Key", "a"))).Is(201);
        Keep(created["link"]!.Split("token=")[1]);
        Keep((await owner.Client.PostAsync(target.UserPath + "/reset-password", new { mode = "temporary", reason }, ("Idempotency-Key", "b"))).Is(200)["temporary_password"]!);
        Keep((await owner.Client.PostAsync(target.UserPath + "/reset-password", new { mode = "link", reason }, ("Idempotency-Key", "c"))).Is(200)["link"]!.Split("token=")[1]);
        var key = await stage.Cast.AddKeyAsync(owner.Id, "holdfast.view_account");
        Keep(key.Secret!);
        (await key.GetAsync("/api/v1/admin/users")).Is(200);
        await RefusedAsync(key.DeleteAsync(target.UserPath));
    }

    async Task InWrongPlacesAsync(Stage stage, Person owner, Person target)
    {
        await RefusedAsync(new Client(stage.Instance, Plant()).GetAsync("/api/v1/auth/me"));
        await RefusedAsync(new Client(stage.Instance, "hfk_" + Plant()).GetAsync("/api/v1/auth/me"));
        await RefusedAsync(new Client(stage.Instance, Plant(), Plant()).PostAsync("/api/v1/auth/logout", null));
        await RefusedAsync(owner.Client.PostAsync(target.UserPath + "/lock", new { reason = "x", minutes = Plant() }));
        await RefusedAsync(owner.Client.PatchAsync(target.UserPath, new { is_active = Plant() }));
        await RefusedAsync(owner.Client.PatchAsync(target.UserPath, new { username = "newname" }, ("If-Match", Plant())));
    }

    string Plant() => Keep($"Canary-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(9))}-{planted.Count}");

    string Keep(string secret)
    {
        planted.Add(secret);
        return secret;
    }

    /// <summary>Notes the refusal. The name of an unknown member is told to whoever sent it, and to nobody else.</summary>
    async Task RefusedAsync(Task<Answer> sending, bool mayEchoNames = false)
    {
        var answer = await sending;
        Assert.InRange(answer.Status, 400, 429);
        if (!mayEchoNames)
            refusals.Add(answer.Text);
    }
}
