using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

public class HelpDesks
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_help_desk_has_a_link_mailed_to_somebody_who_holds_more_than_it_does(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var desk = await office.AddAsync(Role.Staff, "holdfast.change_account");
        var (person, client) = await EmployAsync(office, "shop.view_order");
        var reset = await ResetAsync(desk, person);
        var made = Assert.Single(await office.Instance.EventsOfAsync(reset));
        Assert.Equal(("reset_link_issued", desk.Name, person.Name), (made.Kind, made.ActorLabel, made.SubjectLabel));
        (await client.GetAsync("/api/v1/auth/me")).Is(200);
        await person.BeginAsync(await office.LinkToAsync(person.Address, 2), "another long sentence 5");
        (await client.GetAsync("/api/v1/auth/me")).IsRefused(401, "unauthenticated");
        (await person.LogInAsync()).IsRefused(401, "invalid_credentials");
        Assert.Equal("", await office.CustodiansOfAsync(person));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task What_a_temporary_help_desk_had_mailed_stays_good_after_its_end(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var lead = await office.AddAsync(Role.Staff, "holdfast.change_group", "shop.view_order");
        var desk = await office.AddAsync(Role.Staff, await TomorrowAsync(office), "holdfast.change_account");
        var (quick, _) = await EmployAsync(office);
        var (slow, _) = await EmployAsync(office);
        await ResetAsync(desk, quick);
        await ResetAsync(desk, slow);
        var client = await quick.BeginAsync(await office.LinkToAsync(quick.Address, 2), "another long sentence 5");
        var waiting = await office.LinkToAsync(slow.Address, 2);

        await office.EndAsync(desk);
        (await desk.Client.GetAsync("/api/v1/auth/me")).IsRefused(401, "unauthenticated");
        (await client.GetAsync("/api/v1/auth/me")).Is(200);
        await quick.SignInAsync("another long sentence 5");
        await slow.BeginAsync(waiting, "another long sentence 5");
        var group = await office.Cast.AddGroupAsync(["shop.view_order"]);
        (await Office.AddToGroupAsync(lead.Client, group, quick)).Is(204);
        (await Office.AddToGroupAsync(lead.Client, group, slow)).Is(204);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_temporary_help_desk_is_shown_links_of_accounts_that_end_before_it_alone(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var tomorrow = await TomorrowAsync(office);
        var administrator = await office.AddAsync(Role.Administrator);
        var desk = await office.AddAsync(Role.Staff, tomorrow, "holdfast.change_account");
        var (lasting, _) = await EmployAsync(office);
        var guests = new[] { await office.CreateByMailAsync(administrator.Client), await office.CreateByMailAsync(administrator.Client) };
        foreach (var guest in guests)
            (await administrator.Client.PatchAsync(guest.Path, new { expires_at = tomorrow.AddHours(-1) })).Is(200);
        object shown = new { mode = "link", deliver = "show", reason = "lost" };
        (await desk.Client.PostAsync(lasting.Path + "/reset-password", shown)).IsRefused(403, "not_covered");
        var used = (await desk.Client.PostAsync(guests[0].Path + "/reset-password", shown)).Is(200)["link"];
        var unused = (await desk.Client.PostAsync(guests[1].Path + "/reset-password", shown)).Is(200)["link"];
        var client = await guests[0].BeginAsync(used);

        await office.EndAsync(desk);
        (await client.GetAsync("/api/v1/auth/me")).Is(200);
        await guests[0].SignInAsync();
        (await guests[1].SetPasswordAsync(unused)).IsRefused(422, "invalid_token");
    }

    /// <summary>One request: the ordinary reset, with nothing said of how the link travels.</summary>
    static async Task<Answer> ResetAsync(Person desk, Newcomer person)
    {
        object asked = new { mode = "link", reason = "forgot the password" };
        var reset = (await desk.Client.PostAsync(person.Path + "/reset-password", asked)).Is(200);
        Assert.Equal(("", "True"), (reset["link"], reset["mailed"]));
        return reset;
    }

    /// <summary>Somebody who works with an account whose link was mailed.</summary>
    static async Task<(Newcomer Person, Client Client)> EmployAsync(Office office, params string[] permissions)
    {
        var administrator = await office.AddAsync(Role.Administrator);
        var person = await office.CreateByMailAsync(administrator.Client);
        var client = await person.BeginAsync();
        foreach (var permission in permissions)
            (await administrator.Client.SendAsync(HttpMethod.Put, $"{person.Path}/permissions/{permission}")).Is(204);
        return (person, client);
    }

    static async Task<DateTimeOffset> TomorrowAsync(Office office) => (await office.Instance.Store.Accounts.NowAsync(default)).AddDays(1);
}
