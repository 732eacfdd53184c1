using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Membership;
using Holdfast.Roles;
using static Holdfast.AspNetCore.Tests.Membership.Verifier;

namespace Holdfast.AspNetCore.Tests.Membership;

public class Credentials
{
    [Fact]
    public async Task A_members_credential_names_role_and_slots_and_verifies()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var person = await new Cast(instance).AddAsync(Role.Staff);
        var answer = (await person.Client.GetAsync(Credential)).Is(200);
        Assert.Equal((VcJwt, "no-store"), (answer.Header("Content-Type"), answer.Header("Cache-Control")));
        var credential = await person.Client.VerifyAsync(answer.Text);
        Assert.Equal(
            ("did:web:id.example.org", $"did:web:id.example.org:members:{person.Id}", "staff"),
            (Text(credential, "issuer"), Text(credential.GetProperty("credentialSubject"), "id"), Text(credential.GetProperty("credentialSubject"), "role")));
        var slots = await instance.Store.StatusLists.SlotsOfAsync(person.Id, default);
        Assert.Equal(
            slots.Select(slot => ((string?)slot.Purpose.Name, (string?)$"https://id.example.org/v1/status-lists/{slot.List}", (string?)$"{slot.Index}")),
            credential.GetProperty("credentialStatus").EnumerateArray().Select(one => (Text(one, "statusPurpose"), Text(one, "statusListCredential"), Text(one, "statusListIndex"))));
        Assert.Equal(30, (Time(credential, "validUntil") - Time(credential, "validFrom")).TotalDays);
    }

    [Fact]
    public async Task It_ends_with_the_account()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var end = TimeProvider.System.GetUtcNow().AddDays(3);
        var person = await new Cast(instance).AddAsync(Role.User, account => account with { ExpiresAt = end });
        var credential = await person.Client.VerifyAsync((await person.Client.GetAsync(Credential)).Is(200).Text);
        Assert.InRange(end - Time(credential, "validUntil"), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task An_agent_with_the_members_key_gets_it_and_nobody_else_does()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var person = await cast.AddAsync(Role.User);
        (await (await cast.AddKeyAsync(person.Id, "holdfast.identity")).GetAsync(Credential)).Is(200);
        (await new Client(instance).GetAsync(Credential)).IsRefused(401, "unauthenticated");
        (await person.Client.GetAsync(Credential, "application/json")).IsRefused(406, "not_acceptable");
        var service = await cast.AddKeyAsync((await cast.AddServiceAsync()).Id, "holdfast.identity");
        (await service.GetAsync(Credential)).IsRefused(400, "invalid_command", "a service is no member and has no membership credential");
        await cast.DoAsync(new ChangeAccount(person.Id) { IsActive = false });
        (await person.Client.GetAsync(Credential)).IsRefused(401, "unauthenticated");
    }

    [Fact]
    public async Task An_old_key_stays_published_until_nothing_it_signed_is_valid()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var person = await new Cast(instance).AddAsync(Role.User);
        var (credential, list) = ((await person.Client.GetAsync(Credential)).Text, (await person.Client.GetAsync(Lists + "1")).Text);
        await RotateAsync(instance);
        Assert.Equal(2, (await MethodsAsync(person.Client)).Count);
        await person.Client.VerifyAsync(credential);
        await person.Client.VerifyAsync((await person.Client.GetAsync(Credential)).Is(200).Text);
        var anew = (await person.Client.GetAsync(Lists + "1")).Is(200).Text;
        Assert.NotEqual(list.Split('.')[0], anew.Split('.')[0]);
        await person.Client.VerifyAsync(anew);
        Assert.Single(await instance.Store.StatusLists.IssuerKeysAsync(default), key => key.Private is not null);

        clock.Move(CredentialLife.Longest + TimeSpan.FromHours(12));
        await instance.Publisher.RefreshAsync(default);
        Assert.Equal(2, (await MethodsAsync(person.Client)).Count);
        clock.Move(TimeSpan.FromDays(1));
        await instance.Publisher.RefreshAsync(default);
        Assert.Single(await MethodsAsync(person.Client));
    }

    [Fact]
    public async Task Nobody_but_the_operator_rotates_and_the_event_names_both_keys()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var first = (await instance.Store.StatusLists.IssuerKeysAsync(default))[0].Id;
        await RotateAsync(instance);
        var second = (await instance.Store.StatusLists.IssuerKeysAsync(default))[0].Id;
        var entry = (await instance.Store.Audit.ListAsync(new AuditQuery { Limit = 1 }, default))[0];
        Assert.Equal(("issuer_key_rotated", second, $$"""{"key_id":"{{second}}","previous_key_id":"{{first}}"}"""), (entry.Kind, entry.TargetId, entry.DetailJson));
        var owner = await new Cast(instance).AddAsync(Role.Developer);
        var actor = new Actor.ByAccount(owner.Id, owner.Session, new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));
        var fresh = IssuerKey.New(new KeyRing(instance.KeyFile), TimeProvider.System.GetUtcNow()).Match(key => key, _ => throw new InvalidOperationException());
        Assert.Equal("forbidden", (await instance.Gate.ExecuteAsync(actor, new RotateIssuerKey(fresh), default)).Refusal?.Code.Name);
    }

    [Fact]
    public async Task Without_a_public_address_nothing_is_published_and_the_answer_says_what_to_set()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Options = options => options.PublicUrl = null });
        var person = await new Cast(instance).AddAsync(Role.User);
        foreach (var path in new[] { Lists + "1", "/.well-known/did.json", Credential })
            (await person.Client.GetAsync(path)).IsRefused(503, "not_published", "this instance has no public address, so it issues no credentials; set HOLDFAST_PUBLIC_URL");
        Assert.Empty(await instance.Store.StatusLists.IssuerKeysAsync(default));
    }

    [Fact]
    public async Task Without_a_key_file_nothing_is_published()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Options = options => options.KeyFile = null });
        (await new Client(instance).GetAsync(Lists + "1")).IsRefused(503, "not_published");
        Assert.Empty(await instance.Store.StatusLists.IssuerKeysAsync(default));
    }

    static async Task RotateAsync(Instance instance)
    {
        var fresh = IssuerKey.New(new KeyRing(instance.KeyFile), TimeProvider.System.GetUtcNow()).Match(key => key, _ => throw new InvalidOperationException());
        await new Cast(instance).DoAsync(new RotateIssuerKey(fresh));
        await instance.Publisher.RefreshAsync(default);
    }

    static async Task<IReadOnlyList<JsonElement>> MethodsAsync(Client client) =>
        [.. (await client.GetAsync("/.well-known/did.json")).Is(200).Json.GetProperty("verificationMethod").EnumerateArray()];

    static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    static DateTimeOffset Time(JsonElement json, string member) => json.GetProperty(member).GetDateTimeOffset();
}
