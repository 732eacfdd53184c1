using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

/// <summary>An administrator makes an account, its person works with it, and later the owner makes the person an owner too.</summary>
public class Promoting
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Somebody_who_becomes_no_more_than_who_made_the_account_is_promoted_without_any_question(Engine engine)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var (owner, person) = await OnboardAsync(office);
        (await owner.Client.PatchAsync(person.Path, new { role = "administrator" })).Is(200);
        await IsNowAsync(person, "administrator");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Somebody_whose_link_was_mailed_is_promoted_without_any_question(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var (owner, administrator) = (await office.AddAsync(Role.Developer), await office.AddAsync(Role.Administrator));
        var person = await office.CreateByMailAsync(administrator.Client);
        await person.BeginAsync();
        var promoted = (await owner.Client.PatchAsync(person.Path, new { role = "developer" })).Is(200);
        Assert.Equal("role_changed", await office.KindsOfAsync(promoted));
        await IsNowAsync(person, "developer");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Mail_first_somebody_whose_link_was_shown_gets_a_mailed_one_and_is_promoted_without_any_question(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var (owner, person) = await OnboardAsync(office);
        await IsAskedAsync(owner, person);
        object mailed = new { mode = "link", deliver = "mail", reason = "a promotion" };
        (await owner.Client.PostAsync(person.Path + "/reset-password", mailed)).Is(200);
        (await person.SetPasswordAsync(await office.LinkToAsync(person.Address), "another long sentence 5")).Is(204);
        Assert.Equal("", await office.CustodiansOfAsync(person));
        (await owner.Client.PatchAsync(person.Path, new { role = "developer" })).Is(200);
        await IsNowAsync(person, "developer", "another long sentence 5");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_owner_vouches_for_somebody_whose_link_was_shown_and_the_password_stays(Engine engine)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var (owner, person) = await OnboardAsync(office);
        var administrator = await IsAskedAsync(owner, person);
        object promotion = new { role = "developer", custody = new { mode = "vouch", reason = "we met and changed the password" } };
        var vouched = (await owner.Client.PatchAsync(person.Path, promotion)).Is(200);
        Assert.Equal("role_changed sign_in_vouched", await office.KindsOfAsync(vouched));
        await IsNowAsync(person, "developer");
        Assert.Equal(Sorted($"{owner.Name}:issuer", $"{administrator}:former"), await office.CustodiansOfAsync(person));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_owner_lets_the_sign_in_end_and_hands_over_the_new_link(Engine engine)
    {
        await using var office = await Office.WithoutMailAsync(engine);
        var (owner, person) = await OnboardAsync(office);
        await IsAskedAsync(owner, person);
        var ended = (await owner.Client.PatchAsync(person.Path, new { role = "developer", custody = new { mode = "void" } })).Is(200);
        Assert.Equal("role_changed sign_in_voided", await office.KindsOfAsync(ended));
        var signIn = ended.Json.GetProperty("sign_in");
        Assert.Equal(("void", false), (signIn.GetProperty("state").GetString(), signIn.GetProperty("mailed").GetBoolean()));
        (await person.LogInAsync()).IsRefused(401, "invalid_credentials");
        (await person.SetPasswordAsync(signIn.GetProperty("link").GetString(), "another long sentence 5")).Is(204);
        await IsNowAsync(person, "developer", "another long sentence 5");
        Assert.Equal(owner.Name + ":issuer", await office.CustodiansOfAsync(person));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task With_mail_the_owner_lets_the_sign_in_end_and_the_new_link_is_mailed(Engine engine)
    {
        await using var office = await Office.WithMailAsync(engine);
        var (owner, person) = await OnboardAsync(office);
        var ended = (await owner.Client.PatchAsync(person.Path, new { role = "developer", custody = new { mode = "void" } })).Is(200);
        Assert.True(ended.Json.GetProperty("sign_in").GetProperty("mailed").GetBoolean());
        Assert.DoesNotContain("token=", ended.Text);
        (await person.SetPasswordAsync(await office.LinkToAsync(person.Address), "another long sentence 5")).Is(204);
        await IsNowAsync(person, "developer", "another long sentence 5");
        Assert.Equal("", await office.CustodiansOfAsync(person));
    }

    /// <summary>An owner, and somebody who works with an account whose link an administrator saw.</summary>
    static async Task<(Person Owner, Newcomer Person)> OnboardAsync(Office office)
    {
        var (owner, administrator) = (await office.AddAsync(Role.Developer), await office.AddAsync(Role.Administrator));
        var person = await office.CreateByLinkAsync(administrator.Client);
        await person.BeginAsync();
        return (owner, person);
    }

    /// <summary>The promotion alone asks for a decision and changes nothing; answers who is named.</summary>
    static async Task<string> IsAskedAsync(Person owner, Newcomer person)
    {
        var asked = (await owner.Client.PatchAsync(person.Path, new { role = "developer" })).IsRefused(409, "custody_undecided");
        var account = asked.Json.GetProperty("custody")[0];
        var custodian = Assert.Single(account.GetProperty("custodians").EnumerateArray());
        Assert.Equal(person.Name, account.GetProperty("name").GetString());
        Assert.Equal("[\"the role developer\"]", custodian.GetProperty("lacks").GetRawText());
        Assert.Equal("user", (await owner.Client.GetAsync(person.Path)).Is(200)["role"]);
        return custodian.GetProperty("name").GetString()!;
    }

    static async Task IsNowAsync(Newcomer person, string role, string password = Newcomer.Password)
    {
        var client = await person.SignInAsync(password);
        Assert.Equal(role, (await client.GetAsync("/api/v1/auth/me")).Is(200)["role"]);
        (await client.GetAsync(Office.Users)).Is(200);
    }

    static string Sorted(params string[] parts) => string.Join(' ', parts.Order(StringComparer.Ordinal));
}
