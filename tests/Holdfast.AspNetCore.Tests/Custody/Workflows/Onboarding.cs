using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

public class Onboarding
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Human_resources_creates_a_person_by_link_who_sets_a_password_and_signs_in(Engine engine)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account");
        var person = await office.CreateByLinkAsync(hr.Client);
        var set = (await person.SetPasswordAsync()).Is(204);
        var client = await person.SignInAsync();
        Assert.Equal("user", (await client.GetAsync("/api/v1/auth/me")).Is(200)["role"]);
        (await person.SetPasswordAsync()).IsRefused(422, "invalid_token");
        Assert.Equal(hr.Name + ":issuer", await office.CustodiansOfAsync(person));
        var made = Assert.Single(await office.Instance.EventsOfAsync(person.Made));
        Assert.Equal(("account_created", hr.Name, person.Name), (made.Kind, made.ActorLabel, made.SubjectLabel));
        Assert.Equal("password_recovered", await office.KindsOfAsync(set));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_person_confirms_an_address_by_the_mailed_code_and_helps_themself_when_the_password_is_forgotten(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account");
        var (name, address) = (Cast.FreshName(), Cast.FreshName() + "@example.net");
        var made = (await hr.Client.PostAsync(Office.Users, new { username = name, email = address })).Is(201);
        var person = new Newcomer(office, name, made, made["link"]!);
        (await person.SetPasswordAsync()).Is(204);
        var login = (await person.LogInAsync()).Is(200);
        Assert.Equal(("done", "True"), (login["next"], login["confirm_email"]));
        var client = new Client(office.Instance, login["token"]);
        (await client.PostAsync("/api/v1/auth/email/code", null)).Is(202);
        var confirmed = (await client.PostAsync("/api/v1/auth/email/confirm", new { code = await office.CodeToAsync(address) })).Is(204);
        Assert.Equal("email_confirmed", await office.KindsOfAsync(confirmed));
        (await office.Nobody.PostAsync("/api/v1/auth/forgot", new { identifier = name })).Is(202);
        await person.BeginAsync(await office.LinkToAsync(address), "another long sentence 5");
        Assert.Equal(hr.Name + ":issuer", await office.CustodiansOfAsync(person));
    }

    public static MatrixTheoryData<Engine, string> Leads => new([Engine.Sqlite, Engine.PostgreSql], ["staff", "supervisor"]);

    [Theory, MemberData(nameof(Leads))]
    public async Task With_mail_a_lead_adds_the_person_before_the_first_sign_in_and_the_mailed_link_stays_good(Engine engine, string rank)
    {
        await using var office = await Office.WithMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account");
        var lead = await office.AddAsync(rank == "staff" ? Role.Staff : Role.Supervisor, "holdfast.change_group", "shop.view_order");
        var group = await office.Cast.AddGroupAsync(["shop.view_order"]);
        var person = await office.CreateByMailAsync(hr.Client);
        var added = (await Office.AddToGroupAsync(lead.Client, group, person)).Is(204);
        var client = await person.BeginAsync();
        await HoldsAsync(client, "shop.view_order");
        Assert.Equal("", await office.CustodiansOfAsync(person));
        Assert.Equal("group_member_added", await office.KindsOfAsync(added));
    }

    [Theory, MemberData(nameof(Leads))]
    public async Task Without_mail_the_shown_link_stays_good_where_human_resources_holds_what_the_group_gives(Engine engine, string rank)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account", "shop.view_order");
        var lead = await office.AddAsync(rank == "staff" ? Role.Staff : Role.Supervisor, "holdfast.change_group", "shop.view_order");
        var group = await office.Cast.AddGroupAsync(["shop.view_order"]);
        var person = await office.CreateByLinkAsync(hr.Client);
        (await Office.AddToGroupAsync(lead.Client, group, person)).Is(204);
        await HoldsAsync(await person.BeginAsync(), "shop.view_order");
        Assert.Equal(hr.Name + ":issuer", await office.CustodiansOfAsync(person));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Without_mail_a_lead_who_gives_more_than_human_resources_holds_gives_the_link_too(Engine engine)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account");
        var lead = await office.AddAsync(Role.Staff, "holdfast.change_group", "holdfast.change_account", "shop.view_order");
        var group = await office.Cast.AddGroupAsync(["shop.view_order"]);
        var person = await office.CreateByLinkAsync(hr.Client);
        var added = (await Office.AddToGroupAsync(lead.Client, group, person, null, ("Prefer", "return=representation"))).Is(200);
        Assert.Equal(("1", "[]"), (added["links"], added["voided"]));
        (await person.SetPasswordAsync()).IsRefused(422, "invalid_token");
        object again = new { mode = "link", reason = "the first link ended" };
        var reset = (await lead.Client.PostAsync(person.Path + "/reset-password", again)).Is(200);
        await HoldsAsync(await person.BeginAsync(reset["link"]), "shop.view_order");
        Assert.Equal(lead.Name + ":issuer", await office.CustodiansOfAsync(person));
    }

    [Theory, MemberData(nameof(Leads))]
    public async Task With_mail_a_lead_adds_the_person_after_the_first_sign_in_without_any_question(Engine engine, string rank)
    {
        await using var office = await Office.WithMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account");
        var lead = await office.AddAsync(rank == "staff" ? Role.Staff : Role.Supervisor, "holdfast.change_group", "shop.view_order");
        var group = await office.Cast.AddGroupAsync(["shop.view_order"]);
        var person = await office.CreateByMailAsync(hr.Client);
        var client = await person.BeginAsync();
        (await Office.AddToGroupAsync(lead.Client, group, person)).Is(204);
        await HoldsAsync(client, "shop.view_order");
    }

    [Theory, MemberData(nameof(Leads))]
    public async Task Without_mail_nobody_is_asked_where_human_resources_holds_what_the_group_gives(Engine engine, string rank)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account", "shop.view_order");
        var lead = await office.AddAsync(rank == "staff" ? Role.Staff : Role.Supervisor, "holdfast.change_group", "shop.view_order");
        var group = await office.Cast.AddGroupAsync(["shop.view_order"]);
        var person = await office.CreateByLinkAsync(hr.Client);
        var client = await person.BeginAsync();
        (await Office.AddToGroupAsync(lead.Client, group, person)).Is(204);
        await HoldsAsync(client, "shop.view_order");
    }

    [Theory, MemberData(nameof(Leads))]
    public async Task Without_mail_a_lead_who_gives_more_than_human_resources_holds_vouches_once(Engine engine, string rank)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account");
        string[] held = ["holdfast.change_group", "shop.view_order", "shop.add_order"];
        var lead = await office.AddAsync(rank == "staff" ? Role.Staff : Role.Supervisor, held);
        var group = await office.Cast.AddGroupAsync(["shop.view_order"]);
        var next = await office.Cast.AddGroupAsync(["shop.add_order"]);
        var person = await office.CreateByLinkAsync(hr.Client);
        var client = await person.BeginAsync();
        var asked = (await Office.AddToGroupAsync(lead.Client, group, person)).IsRefused(409, "custody_undecided");
        var custodian = asked.Json.GetProperty("custody")[0].GetProperty("custodians")[0];
        Assert.Equal(hr.Name, custodian.GetProperty("name").GetString());
        Assert.Equal("[\"shop.view_order\"]", custodian.GetProperty("lacks").GetRawText());
        object vouch = new { custody = new { mode = "vouch", reason = "I sit next to them" } };
        var vouched = (await Office.AddToGroupAsync(lead.Client, group, person, vouch)).Is(204);
        Assert.Equal("group_member_added sign_in_vouched", await office.KindsOfAsync(vouched));
        (await Office.AddToGroupAsync(lead.Client, next, person)).Is(204);
        await HoldsAsync(client, "shop.add_order");
        await HoldsAsync(await person.SignInAsync(), "shop.view_order");
    }

    static async Task HoldsAsync(Client client, string codename)
    {
        var permissions = (await client.GetAsync("/api/v1/auth/me")).Is(200).Json.GetProperty("permissions").GetRawText();
        Assert.Contains($"\"{codename}\"", permissions, StringComparison.Ordinal);
    }
}
