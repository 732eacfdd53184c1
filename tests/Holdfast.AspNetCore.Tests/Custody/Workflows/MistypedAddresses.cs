using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

public class MistypedAddresses
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_link_that_went_to_a_stranger_dies_with_the_correction_and_the_right_person_gets_another(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account", "holdfast.change_account");
        var (name, right) = (Cast.FreshName(), Cast.FreshName() + "@example.org");
        var wrong = $"{name}x@example.org";
        var made = (await hr.Client.PostAsync(Office.Users, new { username = name, email = wrong, deliver = "mail" })).Is(201);
        var person = new Newcomer(office, name, made, await office.LinkToAsync(wrong));

        var corrected = (await hr.Client.PatchAsync(person.Path, new { email = right })).Is(200);
        Assert.Equal("account_changed", await office.KindsOfAsync(corrected));
        (await person.SetPasswordAsync()).IsRefused(422, "invalid_token");
        object reset = new { mode = "link", deliver = "mail", reason = "the address was mistyped" };
        (await hr.Client.PostAsync(person.Path + "/reset-password", reset)).Is(200);
        await person.BeginAsync(await office.LinkToAsync(right));
        Assert.Equal("", await office.CustodiansOfAsync(person));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_invitation_that_went_to_a_stranger_is_taken_back_and_the_right_person_gets_another(Engine engine)
    {
        const string Invitations = "/api/v1/admin/invitations";
        await using var office = await Office.WithMailAsync(engine);
        var hr = await office.AddAsync(Role.Staff, "holdfast.add_account");
        var (wrong, right) = (Cast.FreshName() + "@example.org", Cast.FreshName() + "@example.org");
        var sent = (await hr.Client.PostAsync(Invitations, new { email = wrong, deliver = "mail" })).Is(201);
        var stray = await office.LinkToAsync(wrong);
        (await hr.Client.DeleteAsync($"{Invitations}/{sent["id"]}")).Is(204);
        (await hr.Client.PostAsync(Invitations, new { email = right, deliver = "mail" })).Is(201);
        (await AcceptAsync(stray)).IsRefused(422, "invalid_token");
        (await AcceptAsync(await office.LinkToAsync(right))).Is(201);

        Task<Answer> AcceptAsync(string link)
        {
            object body = new { token = link.Split("token=")[1], username = Cast.FreshName(), password = Newcomer.Password };
            return office.Nobody.PostAsync("/api/v1/auth/accept-invitation", body);
        }
    }
}
