using Holdfast.AspNetCore.Tests.Factors;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Audit;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

/// <summary>The only owner lost the second factor. Nobody else can help, so the operator does.</summary>
public class LostPhones
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public Task Who_still_has_the_password_signs_in_once_the_operator_removed_the_factors(Engine engine) =>
        AloneAsync(engine, async (office, owner) =>
    {
        await new AtTheServer(office).DisableFactorsAsync(owner.Id, "the phone was lost");
        var client = await SignInAsync(office, owner, Cast.Password);
        await AdministersAsync(office, client);
        var entries = await office.Instance.Store.Audit.ListAsync(new AuditQuery { Limit = 500 }, default);
        var emergency = Assert.Single(entries, entry => entry.Kind == "emergency_recovery" && entry.SubjectId == owner.Id.Value);
        Assert.Equal("the phone was lost", emergency.Reason);
    });

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public Task Who_lost_the_password_too_gets_a_link_of_the_operator_besides(Engine engine) =>
        AloneAsync(engine, async (office, owner) =>
    {
        var server = new AtTheServer(office);
        await server.DisableFactorsAsync(owner.Id, "phone and password were lost");
        var link = await server.PrintLinkAsync(owner.Id, "phone and password were lost");
        object set = new { token = link.Split("token=")[1], password = Newcomer.Password };
        (await office.Nobody.PostAsync("/api/v1/auth/recover", set)).Is(204);
        var client = await SignInAsync(office, owner, Newcomer.Password);
        await AdministersAsync(office, client);
        Assert.Equal("[]", (await client.GetAsync(owner.UserPath)).Is(200)["custodians"]);
    });

    /// <summary>The only owner, with an authenticator that no sign-in passes any more.</summary>
    static Task AloneAsync(Engine engine, Func<Office, Person, Task> test) => Running.AloneOnAsync(engine, async instance =>
    {
        var owner = (await new Stage(instance).OnlyOwnersAsync(1))[0];
        var phone = await Authenticator.EnrolAsync(instance, new SteppedClock(), owner);
        await phone.HalfAsync();
        await test(Office.On(instance), owner);
    });

    /// <summary>One request.</summary>
    static async Task<Client> SignInAsync(Office office, Person owner, string password)
    {
        object credentials = new { identifier = owner.Name, password, transport = "bearer" };
        var login = (await office.Nobody.PostAsync("/api/v1/auth/login", credentials)).Is(200);
        Assert.Equal("done", login["next"]);
        return new(office.Instance, login["token"]);
    }

    static async Task AdministersAsync(Office office, Client owner)
    {
        (await owner.PatchAsync("/api/v1/admin/settings", new { factors = new { supervisor = "none" } })).Is(200);
        await (await office.CreateByLinkAsync(owner)).BeginAsync();
    }
}
