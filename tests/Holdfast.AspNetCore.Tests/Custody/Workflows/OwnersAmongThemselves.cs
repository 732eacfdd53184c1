using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Groups;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

public class OwnersAmongThemselves
{
    const string Self = "/v1/members/me";

    public static MatrixTheoryData<Engine, string> Departures =>
        new([Engine.Sqlite, Engine.PostgreSql], ["leaves", "is removed", "is deactivated"]);

    [Theory, MemberData(nameof(Departures))]
    public Task Of_two_owners_one_leaves_and_everything_goes_on_for_the_other(Engine engine, string how) =>
        Running.AloneOnAsync(engine, async instance =>
    {
        var office = Office.On(instance);
        var owners = await new Stage(instance).OnlyOwnersAsync(2);
        var (first, second) = (owners[0], owners[1]);
        var person = await office.CreateByLinkAsync(first.Client);
        var client = await person.BeginAsync();
        var waiting = await office.CreateByLinkAsync(first.Client);
        await DepartAsync(first, second, how);
        (await first.Client.GetAsync("/api/v1/auth/me")).IsRefused(401, "unauthenticated");

        (await second.Client.PatchAsync("/api/v1/admin/settings", new { factors = new { supervisor = "none" } })).Is(200);
        var (group, next) = (await GroupAsync(office, "shop.view_order"), await GroupAsync(office, "shop.add_order"));
        var newcomer = await office.CreateByLinkAsync(second.Client);
        await newcomer.BeginAsync();
        (await Office.AddToGroupAsync(second.Client, group, newcomer)).Is(204);
        (await client.GetAsync("/api/v1/auth/me")).Is(200);
        await person.SignInAsync();
        (await waiting.SetPasswordAsync()).IsRefused(422, "invalid_token");
        object reset = new { mode = "link", reason = "the first link ended" };
        await waiting.BeginAsync((await second.Client.PostAsync(waiting.Path + "/reset-password", reset)).Is(200)["link"]);

        var asked = (await Office.AddToGroupAsync(second.Client, group, person)).IsRefused(409, "custody_undecided");
        Assert.Contains("a live account", asked.Json.GetProperty("custody").GetRawText(), StringComparison.Ordinal);
        object vouch = new { custody = new { mode = "vouch", reason = "I know them" } };
        (await Office.AddToGroupAsync(second.Client, group, person, vouch)).Is(204);
        (await Office.AddToGroupAsync(second.Client, next, person)).Is(204);
        (await client.GetAsync("/api/v1/auth/me")).Is(200);
        (await second.Client.DeleteAsync(Self)).IsRefused(409, "last_active_admin");
    });

    /// <summary>What such an owner issues carries the one who left, until the owner's password is set by a link of the operator.</summary>
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public Task An_owner_whom_the_one_who_left_set_up_gets_one_link_of_the_operator_and_nobody_is_asked_any_more(Engine engine) =>
        Running.AloneOnAsync(engine, async instance =>
    {
        var office = Office.On(instance);
        var first = (await new Stage(instance).OnlyOwnersAsync(1))[0];
        var second = await office.CreateByLinkAsync(first.Client, "developer");
        await second.BeginAsync();
        (await first.Client.DeleteAsync(Self)).Is(200);
        var client = await second.SignInAsync();
        (await client.PatchAsync("/api/v1/admin/settings", new { factors = new { supervisor = "none" } })).Is(200);
        var (group, next) = (await GroupAsync(office, "shop.view_order"), await GroupAsync(office, "shop.add_order"));
        var early = await office.CreateByLinkAsync(client);
        await early.BeginAsync();
        (await Office.AddToGroupAsync(client, group, early)).IsRefused(409, "custody_undecided");

        Assert.True(AccountId.TryParse(second.Id, out var id));
        var link = await new AtTheServer(office).PrintLinkAsync(id, "the other owner left");
        client = await second.BeginAsync(link, "another long sentence 5");
        var late = await office.CreateByLinkAsync(client);
        await late.BeginAsync();
        (await Office.AddToGroupAsync(client, group, late)).Is(204);

        var decided = (await Office.AddToGroupAsync(client, group, early, new { custody = new { mode = "void" } })).Is(200);
        var given = decided.Json.GetProperty("voided")[0].GetProperty("sign_in").GetProperty("link").GetString();
        await early.BeginAsync(given, "another long sentence 5");
        (await Office.AddToGroupAsync(client, next, early)).Is(204);
    });

    static Task<GroupId> GroupAsync(Office office, string permission) => office.Cast.AddGroupAsync([permission]);

    static async Task DepartAsync(Person first, Person second, string how) => (how switch
    {
        "leaves" => await first.Client.DeleteAsync(Self),
        "is removed" => await second.Client.DeleteAsync(first.UserPath),
        _ => await second.Client.PatchAsync(first.UserPath, new { is_active = false }),
    }).Is(how == "is removed" ? 204 : 200);
}
