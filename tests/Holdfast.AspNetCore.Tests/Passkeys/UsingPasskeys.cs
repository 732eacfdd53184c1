using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Passkeys;

public class UsingPasskeys
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_passkey_is_registered_listed_signs_in_alone_and_is_removed(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        using var holder = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.Staff));
        var factor = (await holder.Client.GetAsync(Holder.Auth + "/factors")).Is(200).Json.GetProperty("items")[0];
        Assert.Equal(("passkey", "blue key", JsonValueKind.Null), (factor.GetProperty("kind").GetString(), factor.GetProperty("name").GetString(), factor.GetProperty("last_used_at").ValueKind));

        var signedIn = (await holder.SignInAsync()).Is(200);
        Assert.Equal(("done", holder.Person.Name), (signedIn["next"], signedIn.Json.GetProperty("account").GetProperty("username").GetString()));
        var session = new Client(instance, signedIn["token"]);
        var entry = Assert.Single(await instance.EventsOfAsync(signedIn));
        Assert.Equal(("signed_in", "account", holder.Person.Name), (entry.Kind, entry.ActorKind, entry.ActorLabel));
        factor = (await session.GetAsync(Holder.Auth + "/factors")).Is(200).Json.GetProperty("items")[0];
        Assert.NotEqual(JsonValueKind.Null, factor.GetProperty("last_used_at").ValueKind);

        (await session.DeleteAsync($"{Holder.Auth}/factors/{factor.GetProperty("id")}")).Is(204);
        (await holder.SignInAsync()).IsRefused(401, "invalid_credentials");
        (await session.GetAsync(Holder.Auth + "/me")).Is(200);
        (await holder.Client.GetAsync(Holder.Auth + "/me")).IsRefused(401, "unauthenticated");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task After_the_password_a_passkey_is_the_second_factor_and_later_it_confirms(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        using var holder = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.Administrator));
        var half = await holder.HalfAsync();
        (await half.GetAsync("/api/v1/admin/users")).IsRefused(403, "sign_in_incomplete");

        var options = await Holder.OptionsAsync(half);
        Assert.Single(options.GetProperty("allowCredentials").EnumerateArray());
        var passed = (await Holder.AnswerAsync(half, holder.Key.Sign(options))).Is(200);
        Assert.Equal("done", passed["next"]);
        (await half.GetAsync(Holder.Auth + "/me")).IsRefused(401, "unauthenticated");
        var whole = new Client(instance, passed["token"]);
        (await whole.GetAsync("/api/v1/admin/users")).Is(200);

        var confirmed = (await Holder.AnswerAsync(whole, holder.Key.Sign(await Holder.OptionsAsync(whole)))).Is(200);
        Assert.Equal("reauthenticated", Assert.Single(await instance.EventsOfAsync(confirmed)).Kind);
    }

    [Fact]
    public async Task Options_tell_strangers_nothing_and_the_Host_header_changes_nothing()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        using var holder = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.User));
        var options = (await new Client(instance).PostAsync(Holder.Auth + "/passkey/options", null, ("Host", "evil.example"))).Is(200).Json.GetProperty("public_key");
        Assert.Equal(("id.example.org", "required", 0), (
            options.GetProperty("rpId").GetString(), options.GetProperty("userVerification").GetString(), options.GetProperty("allowCredentials").GetArrayLength()));
        var made = await Holder.OptionsAsync(holder.Client, "/factors/passkeys/options");
        Assert.Equal(("id.example.org", "required", "required"), (
            made.GetProperty("rp").GetProperty("id").GetString(),
            made.GetProperty("authenticatorSelection").GetProperty("residentKey").GetString(),
            made.GetProperty("authenticatorSelection").GetProperty("userVerification").GetString()));
        Assert.Single(made.GetProperty("excludeCredentials").EnumerateArray());
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_only_credential_of_the_only_owner_stays_until_there_is_another_owner(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        using var holder = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.Developer));
        await new PasswordLoss(instance).OfAsync(holder.Person);
        var session = new Client(instance, (await holder.SignInAsync()).Is(200)["token"]);
        var path = $"{Holder.Auth}/factors/{(await session.GetAsync(Holder.Auth + "/factors")).Is(200).Json.GetProperty("items")[0].GetProperty("id")}";
        (await session.DeleteAsync(path)).IsRefused(409, "last_active_admin");
        (await holder.SignInAsync()).Is(200);
        await new Cast(instance).AddAsync(Role.Developer);
        (await session.DeleteAsync(path)).Is(204);
    }

    [Fact]
    public async Task Twenty_passkeys_are_enough_each_once_and_each_with_a_name()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        using var first = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.User));
        (await first.OfferAsync()).IsRefused(422, "invalid_passkey");
        foreach (var name in new[] { "", "  ", new string('x', 65), "a\u202eb" })
            (await new Holder(instance, first.Person with { Client = first.Client }, new SoftKey()).OfferAsync(name)).IsRefused(422, "invalid_passkey");
        var client = first.Client;
        for (var number = 2; number <= 20; number++)
            client = (await Holder.RegisterAsync(instance, first.Person with { Client = client })).Client;
        var last = await new Holder(instance, first.Person with { Client = client }, new SoftKey()).OfferAsync();
        last.IsRefused(422, "invalid_passkey", "an account has at most 20 passkeys; remove one first");
    }

    [Fact]
    public async Task Registering_needs_the_window_and_a_role_for_which_factors_are_not_switched_off()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var owner = await new Cast(instance).AddAsync(Role.Developer);
        var staff = await new Cast(instance).AddAsync(Role.Staff);
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { factors = new { staff = "none" } })).Is(200);
        (await new Holder(instance, staff, new SoftKey()).OfferAsync()).IsRefused(422, "invalid_command");
        var key = await new Cast(instance).AddKeyAsync(staff.Id);
        (await key.PostAsync(Holder.Auth + "/factors/passkeys/options", null)).IsRefused(403, "forbidden");
        (await key.PostAsync(Holder.Auth + "/passkey/options", null)).IsRefused(403, "forbidden");
        (await new Client(instance).PostAsync(Holder.Auth + "/factors/passkeys/options", null)).IsRefused(401, "unauthenticated");
    }
}
