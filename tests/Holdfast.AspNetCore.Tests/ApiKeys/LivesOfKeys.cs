using System.Text.Json;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.ApiKeys;

public class LivesOfKeys
{
    const string Keys = "/api/v1/admin/api-keys";

    static DateTimeOffset Tomorrow => TimeProvider.System.GetUtcNow().AddDays(1);

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_key_is_shown_once_works_within_its_scopes_and_ends_when_revoked(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        var minted = (await admin.Client.PostAsync(Keys, new { name = "reports", scopes = new[] { "holdfast.view_group" }, expires_at = Tomorrow })).Is(201);
        var key = ApiKeySecret.Parse(minted["key"])!;
        Assert.Equal((key.Id.Value, admin.Id.ToString(), """["holdfast.view_group"]"""), (minted["id"], minted["owner_id"], minted["scopes"]));
        Assert.Equal($"{Keys}/{key.Id}", minted.Header("Location"));
        var entry = Assert.Single(await instance.EventsOfAsync(minted));
        Assert.Equal(("api_key_created", key.Id.Value), (entry.Kind, entry.TargetId));

        var shown = (await admin.Client.GetAsync($"{Keys}/{key.Id}")).Is(200);
        Assert.DoesNotContain(key.Secret, shown.Text);
        Assert.DoesNotContain(key.Secret, (await admin.Client.GetAsync($"{Keys}?owner={admin.Id}")).Is(200).Text);

        var holder = new Client(instance, key.Secret);
        (await holder.GetAsync("/api/v1/admin/groups")).Is(200);
        (await holder.GetAsync(Keys)).IsRefused(403, "forbidden");
        (await admin.Client.DeleteAsync($"{Keys}/{key.Id}")).Is(204);
        (await holder.GetAsync("/api/v1/admin/groups")).IsRefused(401, "unauthenticated");
        (await admin.Client.DeleteAsync($"{Keys}/{key.Id}")).IsRefused(404, "not_found");
        Assert.NotEqual(JsonValueKind.Null, (await admin.Client.GetAsync($"{Keys}/{key.Id}")).Json.GetProperty("revoked_at").ValueKind);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_repetition_under_one_idempotency_key_says_that_the_key_was_shown(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        var (body, once) = (new { name = "once", scopes = Array.Empty<string>(), expires_at = Tomorrow }, ("Idempotency-Key", "key-1"));
        var first = (await admin.Client.PostAsync(Keys, body, once)).Is(201);
        var again = (await admin.Client.PostAsync(Keys, body, once)).Is(201);
        Assert.Equal((first["id"], "already shown"), (again["id"], again["key"]));
        Assert.Single((await admin.Client.GetAsync($"{Keys}?owner={admin.Id}")).Json.GetProperty("items").EnumerateArray());
        (await admin.Client.PostAsync(Keys, new { name = "twice", scopes = Array.Empty<string>(), expires_at = Tomorrow }, once)).IsRefused(409, "idempotency_mismatch");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Everybody_sees_their_own_keys_and_only_holders_of_the_permission_see_others(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var (user, other, reader) = (await cast.AddAsync(Role.User), await cast.AddAsync(Role.User), await cast.AddAsync(Role.Staff));
        await cast.AddGroupAsync(["holdfast.view_api_key"], reader);
        foreach (var person in new[] { user, user, user, other })
            await cast.AddKeyAsync(person.Id);

        var own = (await user.Client.GetAsync($"{Keys}?limit=2")).Is(200).Json;
        Assert.Equal(2, own.GetProperty("items").GetArrayLength());
        var rest = (await user.Client.GetAsync($"{Keys}?limit=2&cursor={own.GetProperty("next_cursor").GetString()}")).Is(200).Json;
        Assert.Equal(1, rest.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next_cursor").ValueKind);
        (await user.Client.GetAsync($"{Keys}?owner={user.Id}")).Is(200);
        (await user.Client.GetAsync($"{Keys}?owner={other.Id}")).IsRefused(403, "forbidden");

        var seen = (await reader.Client.GetAsync($"{Keys}?owner={other.Id}")).Is(200).Json.GetProperty("items");
        var key = Assert.Single(seen.EnumerateArray()).GetProperty("id").GetString();
        Assert.NotEmpty((await reader.Client.GetAsync(Keys)).Is(200).Json.GetProperty("items").EnumerateArray());
        (await reader.Client.GetAsync($"{Keys}/{key}")).Is(200);
        (await user.Client.GetAsync($"{Keys}/{key}")).IsRefused(404, "not_found");
        (await reader.Client.DeleteAsync($"{Keys}/{key}")).IsRefused(403, "forbidden");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_administrator_mints_for_a_service_but_not_for_an_owner(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var admin = await cast.AddAsync(Role.Administrator);
        var service = await cast.AddServiceAsync(Role.Staff);
        var owner = await cast.AddAsync(Role.Developer);
        var minted = (await admin.Client.PostAsync(Keys, new { name = "robot", scopes = new[] { "shop.view_order" }, expires_at = Tomorrow, owner_id = service.Id.Value })).Is(201);
        (await new Client(instance, minted["key"]).GetAsync("/api/v1/auth/me")).Is(200);
        (await admin.Client.PostAsync(Keys, new { name = "takeover", scopes = new[] { "shop.view_order" }, expires_at = Tomorrow, owner_id = owner.Id.Value })).IsRefused(403, "forbidden");
    }

    [Fact]
    public async Task Minting_and_revoking_need_the_reauthentication_window()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        clock.Move(TimeSpan.FromMinutes(11));
        var refused = await admin.Client.PostAsync(Keys, new { name = "late", scopes = Array.Empty<string>(), expires_at = clock.GetUtcNow().AddDays(1) });
        refused.IsRefused(401, "reauthentication_required");
        Assert.Equal(("api_key_created", "reauthentication_required"), Assert.Single(await instance.EventsOfAsync(refused)) is var entry ? (entry.Kind, entry.RefusalCode) : default);
    }
}
