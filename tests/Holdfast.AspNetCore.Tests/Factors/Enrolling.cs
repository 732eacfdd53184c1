using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>Authenticators through the API, with codes of an implementation that is not ours.</summary>
public class Enrolling
{
    const string Auth = "/api/v1/auth";
    const string Totp = Auth + "/factors/totp";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_authenticator_is_enrolled_and_then_asked_for(Engine engine)
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(engine, clock);
        var stage = new Stage(instance);
        var (owner, elsewhere) = await TwiceAsync(stage);
        var begun = (await owner.Client.PostAsync(Totp, null)).Is(200);
        Assert.Matches("^[A-Z2-7]{32}$", begun["secret"]);
        Assert.Equal($"otpauth://totp/id.example.org:{owner.Name}?secret={begun["secret"]}&issuer=id.example.org&algorithm=SHA1&digits=6&period=30", begun["uri"]);
        Assert.StartsWith("<svg", begun["qr_svg"], StringComparison.Ordinal);
        Assert.False((await owner.Client.GetAsync(owner.UserPath)).Is(200).Json.GetProperty("mfa").GetBoolean());
        var code = await Oathtool.CodeAsync(begun["secret"]!, clock.GetUtcNow());
        var confirmed = (await owner.Client.PostAsync(Totp + "/confirm", new { code })).Is(200);
        Assert.Equal("done", confirmed["next"]);
        Assert.Equal(10, confirmed.Json.GetProperty("backup_codes").GetArrayLength());

        (await owner.Client.GetAsync(Auth + "/me")).IsRefused(401, "unauthenticated");
        var client = new Client(instance, confirmed["token"]);
        Assert.Equal("done", (await client.GetAsync(Auth + "/me")).Is(200)["next"]);
        Assert.Equal("verify_factor", (await elsewhere.Client.GetAsync(Auth + "/me")).Is(200)["next"]);
        var listed = (await client.GetAsync(Auth + "/factors")).Is(200);
        Assert.Equal("totp", Assert.Single(listed.Json.GetProperty("items").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal(10, listed.Json.GetProperty("backup_codes_left").GetInt32());
        var detail = (await client.GetAsync(owner.UserPath)).Is(200).Json;
        Assert.True(detail.GetProperty("mfa").GetBoolean());
        Assert.Single(detail.GetProperty("factors").EnumerateArray());
        (await client.PostAsync(Totp, null)).IsRefused(422, "invalid_command");
    }

    [Fact]
    public async Task The_secret_waits_for_its_code_and_beginning_again_replaces_it()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var owner = await new Stage(instance).OwnerAsync();
        (await owner.Client.PostAsync(Totp + "/confirm", new { code = "123456" })).IsRefused(422, "invalid_command");
        var first = (await owner.Client.PostAsync(Totp, null)).Is(200);
        var second = (await owner.Client.PostAsync(Totp, null)).Is(200);
        (await owner.Client.PostAsync(Totp + "/confirm", new { code = await Oathtool.CodeAsync(first["secret"]!, clock.GetUtcNow()) })).IsRefused(422, "invalid_code");
        foreach (var code in new[] { "+12345", "１２３４５６", "12345", "1234567", "12 456", "" })
            (await owner.Client.PostAsync(Totp + "/confirm", new { code })).IsRefused(422, "invalid_code");
        Assert.Equal("done", (await owner.Client.GetAsync(Auth + "/me")).Is(200)["next"]);
        (await owner.Client.PostAsync(Totp + "/confirm", new { code = await Oathtool.CodeAsync(second["secret"]!, clock.GetUtcNow()) })).Is(200);
    }

    [Fact]
    public async Task An_enrolment_ends_after_a_quarter_of_an_hour()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var person = await new Stage(instance).UserAsync();
        var begun = (await person.Client.PostAsync(Totp, null)).Is(200);
        clock.Move(TimeSpan.FromMinutes(16));
        var again = new Client(instance, (await person.Client.PostAsync(Auth + "/reauthenticate", new { password = Cast.Password })).Is(200)["token"]);
        (await again.PostAsync(Totp + "/confirm", new { code = await Oathtool.CodeAsync(begun["secret"]!, clock.GetUtcNow()) })).IsRefused(422, "invalid_command");
    }

    [Fact]
    public async Task A_closed_window_a_switched_off_role_and_a_key_enrol_nothing()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var stage = new Stage(instance);
        var (owner, user) = (await stage.OwnerAsync(), await stage.UserAsync());
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { factors = new { user = "none" } })).Is(200);
        (await user.Client.PostAsync(Totp, null)).IsRefused(422, "invalid_command");
        (await (await stage.Cast.AddKeyAsync(owner.Id, "holdfast.sensitive")).PostAsync(Totp, null)).IsRefused(403, "forbidden");
        (await owner.Client.PostAsync(Auth + "/factors/backup-codes", null)).IsRefused(422, "invalid_command");
        clock.Move(TimeSpan.FromMinutes(11));
        (await owner.Client.PostAsync(Totp, null)).IsRefused(401, "reauthentication_required");
        (await owner.Client.PostAsync(Auth + "/factors/backup-codes", null)).IsRefused(401, "reauthentication_required");
    }

    [Fact]
    public async Task The_sole_owner_of_whom_a_factor_is_demanded_can_always_enrol()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var stage = new Stage(instance);
        var owner = await stage.Cast.AddAsync(Role.Developer, command => command with { MustChangePassword = true });
        await stage.Cast.DoQuietlyAsync(new ChangeSignInSettings(new Dictionary<Role, FactorPolicy> { [Role.Developer] = FactorPolicy.Required }));
        Assert.Equal("change_password", (await owner.Client.GetAsync(Auth + "/me")).Is(200)["next"]);
        (await owner.Client.PostAsync(Totp, null)).IsRefused(403, "sign_in_incomplete");
        (await owner.Client.PostAsync(Auth + "/reauthenticate", new { password = Cast.Password })).IsRefused(403, "sign_in_incomplete");
        var changed = (await owner.Client.PostAsync(Auth + "/password", new { current_password = Cast.Password, new_password = "another fine sentence 5" })).Is(200);
        Assert.Equal("enrol_factor", changed["next"]);
        var client = new Client(instance, changed["token"]);
        (await client.PostAsync(Auth + "/password", new { current_password = "another fine sentence 5", new_password = "yet another sentence 6" })).IsRefused(403, "sign_in_incomplete");
        clock.Move(TimeSpan.FromMinutes(11));
        (await client.PostAsync(Totp, null)).IsRefused(401, "reauthentication_required");
        client = new Client(instance, (await client.PostAsync(Auth + "/reauthenticate", new { password = "another fine sentence 5" })).Is(200)["token"]);
        var enrolled = await Authenticator.EnrolAsync(instance, clock, owner with { Client = client });
        Assert.Equal("done", (await enrolled.Client.GetAsync(Auth + "/me")).Is(200)["next"]);
        (await enrolled.Client.GetAsync("/api/v1/admin/admins")).Is(200);
    }

    static async Task<(Person, Person)> TwiceAsync(Stage stage)
    {
        var owner = await stage.OwnerAsync();
        return (owner, await stage.Cast.SignInAsync(owner.Account));
    }
}
