using System.Text.RegularExpressions;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Mail;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>Somebody names a mailbox of their own as the address of somebody else, and waits for mail that gives authority.</summary>
public partial class AddressesOfOthers
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_address_that_staff_typed_gets_no_link_when_the_account_was_promoted(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var (owner, target, control) = (await scene.OwnerAsync(), await mailed.AddAsync(Role.User), await mailed.AddAsync(Role.User));
        var staff = await scene.StaffAsync("holdfast.change_account");
        var theirs = Address();
        (await staff.Client.PatchAsync(target.UserPath, new { email = theirs })).Is(200);
        await mailed.Box.WaitAsync(target.Account.Email!.Value);
        (await owner.Client.PatchAsync(target.UserPath, new { role = "administrator" })).Is(200);

        (await mailed.ForgetAsync(target.Name)).Is(202);
        (await mailed.ForgetAsync(theirs)).Is(202);
        (await mailed.ForgetAsync(control.Name)).Is(202);
        var admin = await scene.AdminAsync();
        (await scene.ResetAsync(admin, target, deliver: "mail")).IsRefused(422, "invalid_command");
        Assert.NotEmpty((await mailed.Box.WaitAsync(control.Account.Email!.Value)).Single().Token);
        await mailed.EmptyAsync();
        Assert.Empty(Links(mailed, theirs));
        Assert.Empty(Links(mailed, target.Account.Email.Value));
        (await scene.LoginAsync(target.Name, Cast.Password)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_mailbox_that_staff_confirmed_as_somebody_else_gets_no_link_when_the_account_was_promoted(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var (owner, target) = (await scene.OwnerAsync(), await mailed.AddAsync(Role.User));
        var staff = await scene.StaffAsync("holdfast.change_account");
        var theirs = Address();
        (await staff.Client.PatchAsync(target.UserPath, new { email = theirs })).Is(200);
        (await scene.RecoverAsync((await scene.ResetAsync(staff, target)).Is(200))).Is(204);
        await ConfirmAsync(mailed, await scene.SignInAsync(target.Name), theirs);
        (await mailed.ForgetAsync(target.Name)).Is(202);
        await mailed.EmptyAsync();
        var link = Assert.Single(Links(mailed, theirs)).Token;

        (await owner.Client.PatchAsync(target.UserPath, new { role = "administrator" })).IsRefused(409, "custody_undecided");
        var promoted = (await owner.Client.PatchAsync(target.UserPath, new { role = "administrator", custody = Scene.Void })).Is(200);
        await scene.LeftAsync(promoted, "sign_in_voided", target.Id);
        Assert.NotEmpty(Scene.FreshToken(promoted));
        (await scene.RecoverAsync(link)).IsRefused(422, "invalid_token");
        (await mailed.ForgetAsync(target.Name)).Is(202);
        (await mailed.ForgetAsync(theirs)).Is(202);
        await mailed.EmptyAsync();
        Assert.Single(Links(mailed, theirs));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_link_by_mail_to_a_mailbox_that_staff_confirmed_leaves_staff_a_custodian(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var (owner, target) = (await scene.OwnerAsync(), await mailed.AddAsync(Role.User));
        var staff = await scene.StaffAsync("holdfast.change_account");
        var theirs = Address();
        (await staff.Client.PatchAsync(target.UserPath, new { email = theirs })).Is(200);
        (await scene.RecoverAsync((await scene.ResetAsync(staff, target)).Is(200))).Is(204);
        await ConfirmAsync(mailed, await scene.SignInAsync(target.Name), theirs);
        (await mailed.ForgetAsync(target.Name)).Is(202);
        await mailed.EmptyAsync();
        (await scene.RecoverAsync(Assert.Single(Links(mailed, theirs)).Token, "laundered by mail 44")).Is(204);
        await ConfirmAsync(mailed, await scene.SignInAsync(target.Name, "laundered by mail 44"), theirs);

        var refused = await owner.Client.PatchAsync(target.UserPath, new { role = "administrator" });
        refused.IsRefused(409, "custody_undecided");
        Assert.Contains(staff.Name, refused.Sentence, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_mailed_link_does_not_survive_a_change_of_the_address(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var (admin, target, control) = (await scene.AdminAsync(), await mailed.AddAsync(Role.User), await mailed.AddAsync(Role.User));
        var (old, next) = (target.Account.Email!.Value, Address());
        (await mailed.ForgetAsync(target.Name)).Is(202);
        (await scene.ResetAsync(admin, target, deliver: "mail")).Is(200);
        (await mailed.ForgetAsync(control.Name)).Is(202);
        await mailed.EmptyAsync();
        var links = Links(mailed, old);
        Assert.Equal(2, links.Length);

        (await admin.Client.PatchAsync(target.UserPath, new { email = next })).Is(200);
        foreach (var link in links)
            (await scene.RecoverAsync(link.Token)).IsRefused(422, "invalid_token");
        (await scene.LoginAsync(target.Name, Cast.Password)).Is(200);
        (await scene.RecoverAsync(Assert.Single(Links(mailed, control.Account.Email!.Value)).Token)).Is(204);
        await mailed.EmptyAsync();
        Assert.Contains(mailed.Box.To(old), letter => letter.Header("Subject") == "Your email address was changed");
        Assert.Contains(mailed.Box.To(next), letter => letter.Header("Subject") == "Your email address was changed");
        Assert.Empty(Links(mailed, next));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_house_address_that_somebody_without_one_typed_is_nobodys_own(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var owner = await mailed.AddAsync(Role.Developer, "ada@house.example");
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { house_domains = new[] { "house.example" } })).Is(200);
        var staff = await scene.StaffAsync("holdfast.change_account");
        var (target, tagged, control) = (await scene.UserAsync(), await scene.UserAsync(), await scene.UserAsync());
        (await staff.Client.PatchAsync(target.UserPath, new { email = "alias@house.example" })).Is(200);
        (await owner.Client.PatchAsync(tagged.UserPath, new { email = "grace+mine@house.example" })).Is(200);
        (await owner.Client.PatchAsync(control.UserPath, new { email = "grace@house.example" })).Is(200);

        foreach (var person in new[] { target, tagged, control })
            (await mailed.ForgetAsync(person.Name)).Is(202);
        (await scene.ResetAsync(owner, target, deliver: "mail")).IsRefused(422, "invalid_command");
        (await scene.ResetAsync(owner, tagged, deliver: "mail")).IsRefused(422, "invalid_command");
        await mailed.EmptyAsync();
        Assert.Empty(Links(mailed, "alias@house.example"));
        Assert.Empty(Links(mailed, "grace+mine@house.example"));
        Assert.Single(Links(mailed, "grace@house.example"));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_new_link_of_a_void_sign_in_goes_to_the_house_address_of_its_person_alone(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var owner = await mailed.AddAsync(Role.Developer, "ada@house.example");
        var (admin, target) = (await scene.AdminAsync(), await scene.StaffAsync());
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { house_domains = new[] { "house.example" } })).Is(200);
        (await owner.Client.PatchAsync(target.UserPath, new { email = "grace@house.example" })).Is(200);
        (await scene.RecoverAsync((await scene.ResetAsync(admin, target)).Is(200))).Is(204);
        await mailed.EmptyAsync();
        Assert.Empty(Links(mailed, "grace@house.example"));

        var promoted = (await owner.Client.PatchAsync(target.AdminPath, new { instance_role = "owner" })).Is(200);
        Assert.True(Scene.SignInOf(promoted).GetProperty("mailed").GetBoolean());
        Assert.DoesNotContain("token=", promoted.Text, StringComparison.Ordinal);
        await mailed.EmptyAsync();
        (await scene.RecoverAsync(Assert.Single(Links(mailed, "grace@house.example")).Token, "the owner's own words 6")).Is(204);
        (await scene.LoginAsync(target.Name, "the owner's own words 6")).Is(200);
        Assert.Empty((await owner.Client.GetAsync(target.UserPath)).Is(200).Json.GetProperty("custodians").EnumerateArray());
    }

    static async Task ConfirmAsync(MailedInstance mailed, Client session, string address)
    {
        (await session.PostAsync("/api/v1/auth/email/code", null)).Is(202);
        await mailed.EmptyAsync();
        var letter = mailed.Box.To(address).Last(one => one.Header("Subject") == "Confirm your address");
        (await session.PostAsync("/api/v1/auth/email/confirm", new { code = Code().Match(letter.Text).Value })).Is(204);
    }

    internal static Mailbox.Message[] Links(MailedInstance mailed, string address) =>
        [.. mailed.Box.To(address).Where(letter => letter.Text.Contains("token=", StringComparison.Ordinal))];

    static string Address() => Cast.FreshName() + "@example.org";

    [GeneratedRegex(@"^\d{8}\r?$", RegexOptions.Multiline)]
    private static partial Regex Code();
}
