using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

public class KeysAtWork
{
    const string Keys = "/api/v1/admin/api-keys";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_key_of_a_service_outlives_its_minter_who_leaves_in_good_standing(Engine engine)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var (owner, minter) = (await office.AddAsync(Role.Developer), await office.AddAsync(Role.Administrator));
        var (service, minted) = await AddServiceAsync(minter, "holdfast.view_account", "holdfast.view_account");
        var key = new Client(office.Instance, minted["key"]);
        (await key.GetAsync(Office.Users)).Is(200);

        (await owner.Client.DeleteAsync(minter.UserPath)).Is(204);
        (await key.GetAsync(Office.Users)).Is(200);
        var shown = (await owner.Client.GetAsync($"{Keys}/{minted["id"]}")).Is(200);
        Assert.Equal((minter.Id.ToString(), "live"), (shown["minted_by_id"], shown["state"]));
        Assert.Equal("administrator", shown.Json.GetProperty("ceiling").GetProperty("role").GetString());
        var rotated = (await owner.Client.PostAsync($"{Keys}/{minted["id"]}/rotate", new { overlap_minutes = 60 })).Is(200);
        (await key.GetAsync(Office.Users)).Is(200);
        (await new Client(office.Instance, rotated["key"]).GetAsync(Office.Users)).Is(200);
        Assert.Equal("api_key_rotated", await office.KindsOfAsync(rotated));
        (await owner.Client.GetAsync(service)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_key_of_a_build_server_creates_users_and_hands_their_links_over(Engine engine)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var administrator = await office.AddAsync(Role.Administrator);
        var (service, minted) = await AddServiceAsync(administrator, "holdfast.add_account", "holdfast.add_account", "holdfast.sensitive");
        var key = new Client(office.Instance, minted["key"]);
        var person = await office.CreateByLinkAsync(key);
        var client = await person.BeginAsync();
        Assert.Equal("user", (await client.GetAsync("/api/v1/auth/me")).Is(200)["role"]);
        var name = (await administrator.Client.GetAsync(service)).Is(200)["username"];
        var custodians = new[] { $"{name}:issuer", $"{administrator.Name}:custodian" }.Order(StringComparer.Ordinal);
        Assert.Equal(string.Join(' ', custodians), await office.CustodiansOfAsync(person));
        var made = Assert.Single(await office.Instance.EventsOfAsync(person.Made));
        Assert.Equal(("account_created", person.Name), (made.Kind, made.SubjectLabel));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_own_key_without_the_sensitive_scope_creates_users_whose_links_are_mailed(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account");
        var minted = await MintAsync(hr, null, "holdfast.add_account");
        var key = new Client(office.Instance, minted["key"]);
        object shown = new { username = Cast.FreshName(), deliver = "show" };
        (await key.PostAsync(Office.Users, shown)).IsRefused(401, "reauthentication_required");
        var person = await office.CreateByMailAsync(key);
        await person.BeginAsync();
        Assert.Equal("", await office.CustodiansOfAsync(person));
    }

    /// <summary>Three requests: a service, its permission and its key.</summary>
    static async Task<(string Path, Answer Minted)> AddServiceAsync(Person minter, string permission, params string[] scopes)
    {
        object asked = new { username = Cast.FreshName(), kind = "service", role = "staff" };
        var service = (await minter.Client.PostAsync(Office.Users, asked)).Is(201);
        var path = service.Header("Location")!;
        (await minter.Client.SendAsync(HttpMethod.Put, $"{path}/permissions/{permission}")).Is(204);
        return (path, await MintAsync(minter, service["id"], scopes));
    }

    static async Task<Answer> MintAsync(Person minter, string? owner, params string[] scopes) =>
        (await minter.Client.PostAsync(
            Keys, new { name = "a workflow", scopes, expires_at = TimeProvider.System.GetUtcNow().AddDays(30), owner_id = owner })).Is(201);
}
