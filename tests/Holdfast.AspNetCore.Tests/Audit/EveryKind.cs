using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Tests.Factors;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Pages;
using Holdfast.AspNetCore.Tests.Passkeys;
using Holdfast.AspNetCore.Tests.Policies;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Audit;

/// <summary>
/// Makes an instance emit an event of every kind. Those of an emergency and of a migration are planted: a server cannot emit them.
/// </summary>
static class EveryKind
{
    const string NewPassword = "a fresh long sentence 9";

    public static async Task<Person> EmitAsync(Instance instance, SteppedClock clock)
    {
        var client = new Client(instance);
        var setup = await instance.IssueSetupAsync();
        (await client.PostAsync("/api/v1/auth/setup", new { token = setup, username = "owner", password = NewPassword })).Is(201);
        var cast = new Cast(instance);
        var owner = await cast.AddAsync(Role.Developer);
        await ChangeAccountsAsync(cast, await cast.AddAsync(Role.User));
        await ManageAsync(cast, owner);
        await DecideAsync(instance, cast, owner);
        await SignInAsync(instance, cast);
        await UseFactorsAsync(instance, clock, cast);
        await ExpireAsync(instance, clock, await cast.AddAsync(Role.User, account => account with { ExpiresAt = clock.GetUtcNow().AddMinutes(1) }));
        await FoldAsync(instance, clock, await cast.AddAsync(Role.Staff));
        await instance.PlantEmergencyAsync();
        await instance.PlantAdoptionAsync();
        await instance.FillStatusListsAsync();
        await cast.AddAsync(Role.User);
        var reader = await cast.SignInAsync(owner.Account);
        (await reader.Client.GetAsync("/api/v1/admin/audit")).Is(200);
        (await reader.Client.GetAsync("/api/v1/admin/audit/export")).Is(200);
        return reader;
    }

    static async Task ChangeAccountsAsync(Cast cast, Person person)
    {
        var id = person.Id;
        var reason = Reason.Parse("because");
        await cast.DoAsync(new ChangeAccount(id) { Username = Username.Parse(Cast.FreshName()), Email = EmailAddress.Parse("someone@example.org"), Reason = reason });
        await cast.DoAsync(new ChangeAccount(id) { Role = Role.Staff });
        await cast.DoAsync(new ChangeAccount(id) { IsActive = false });
        await cast.DoAsync(new ChangeAccount(id) { IsActive = true });
        await cast.DoAsync(new ChangeAccount(id) { ExpiresAt = (DateTimeOffset?)TimeProvider.System.GetUtcNow().AddDays(3) });
        await cast.DoAsync(new LockAccount(id) { Reason = reason });
        await cast.DoAsync(new UnlockAccount(id) { Reason = reason });
        await cast.DoAsync(new ChangeAccount(id) { Password = await HashAsync() });
        await cast.DoAsync(new IssueTemporaryPassword(id, await HashAsync()));
        await cast.DoAsync(new ResetFactors(id));
        await cast.DoAsync(new RevokeApiKeysOf(id));
        await cast.DoAsync(new RemoveAccount(id));
    }

    static async Task ManageAsync(Cast cast, Person owner)
    {
        var member = await cast.AddAsync(Role.User);
        var created = (await owner.Client.PostAsync("/api/v1/admin/groups", new { name = "Everything", permissions = new[] { "shop.view_order" } })).Is(201);
        var group = created.Header("Location")!;
        (await owner.Client.PatchAsync(group, new { rank_label = 5, permissions = new[] { "shop.add_order" } })).Is(200);
        (await owner.Client.SendAsync(HttpMethod.Put, $"{group}/members/{member.Id}")).Is(204);
        (await owner.Client.DeleteAsync($"{group}/members/{member.Id}")).Is(204);
        (await owner.Client.DeleteAsync(group)).Is(204);
        (await owner.Client.SendAsync(HttpMethod.Put, $"{member.UserPath}/permissions/shop.view_order")).Is(204);
        (await owner.Client.DeleteAsync($"{member.UserPath}/permissions/shop.view_order")).Is(204);
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { factors = new { supervisor = "none" } })).Is(200);
        var invited = (await owner.Client.PostAsync("/api/v1/admin/invitations", new { email = "invited@example.org", role = "staff" })).Is(201);
        (await owner.Client.DeleteAsync($"/api/v1/admin/invitations/{invited["id"]}")).Is(204);
        invited = (await owner.Client.PostAsync("/api/v1/admin/invitations", new { email = "invited@example.org" })).Is(201);
        (await member.Client.PostAsync("/api/v1/auth/accept-invitation", new { token = invited["link"]!.Split("token=")[1], username = "invited", password = NewPassword })).Is(201);
        (await member.Client.SendAsync(HttpMethod.Put, "/v1/members/me/departure-preference", new { disposition = "tombstone" })).Is(200);
        await owner.PolicyAsync("allow := true");
        var key = await cast.AddKeyAsync(member.Id);
        (await owner.Client.PostAsync("/api/v1/leaks", new { key = key.Secret })).Is(202);
    }

    /// <summary>Sign-ins that an administrator set up, and what becomes of them.</summary>
    static async Task DecideAsync(Instance instance, Cast cast, Person owner)
    {
        var administrator = await cast.AddAsync(Role.Administrator);
        var (first, second) = (await CreateAsync(instance, administrator), await CreateAsync(instance, administrator));
        (await owner.Client.PatchAsync($"/api/v1/admin/users/{first}", new { role = "administrator" })).Is(200);
        (await owner.Client.PatchAsync($"/api/v1/admin/users/{second}", new { role = "developer", custody = new { mode = "vouch", reason = "known" } })).Is(200);
        var other = await cast.AddAsync(Role.Administrator);
        (await other.Client.PostAsync($"{administrator.UserPath}/compromised", new { reason = "stolen" })).Is(200);
        (await owner.Client.PostAsync($"{administrator.UserPath}/compromised", new { reason = "stolen" })).Is(200);
        var key = (await owner.Client.PostAsync(
            "/api/v1/admin/api-keys", new { name = "own", scopes = Array.Empty<string>(), expires_at = TimeProvider.System.GetUtcNow().AddDays(1) })).Is(201)["id"];
        (await owner.Client.PostAsync($"/api/v1/admin/api-keys/{key}/rotate", null)).Is(200);
        (await owner.Client.PatchAsync($"/api/v1/admin/api-keys/{key}", new { name = "renamed" })).Is(200);
    }

    static async Task<string> CreateAsync(Instance instance, Person administrator)
    {
        var made = (await administrator.Client.PostAsync("/api/v1/admin/users", new { username = Cast.FreshName() })).Is(201);
        (await new Client(instance).PostAsync("/api/v1/auth/recover", new { token = made["link"]!.Split("token=")[1], password = NewPassword })).Is(204);
        return made["id"]!;
    }

    /// <summary>An address is confirmed by a code that its mail would bring.</summary>
    static async Task ConfirmAsync(Instance instance, Actor.System system, Person person, EmailAddress address)
    {
        var hash = EmailConfirmation.HashOf(person.Id, "12345678");
        Assert.Null((await instance.Gate.ExecuteAsync(system, new IssueConfirmation(person.Id, address, hash), default)).Refusal);
        (await person.Client.PostAsync("/api/v1/auth/email/confirm", new { code = "1234 5678" })).Is(204);
    }

    static async Task SignInAsync(Instance instance, Cast cast)
    {
        var person = await cast.AddAsync(Role.User, account => account with { Email = EmailAddress.Parse("mailed@example.org") });
        var client = new Client(instance);
        var system = new Actor.System(new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));
        await ConfirmAsync(instance, system, person, person.Account.Email!);
        (await client.PostAsync("/api/v1/auth/login", new { identifier = person.Name, password = "not this one" })).Is(401);
        var again = (await person.Client.PostAsync("/api/v1/auth/reauthenticate", new { password = Cast.Password })).Is(200);
        var renewed = new Client(instance, again["token"]);
        renewed = new Client(instance, (await renewed.PostAsync("/api/v1/auth/password", new { current_password = Cast.Password, new_password = NewPassword })).Is(200)["token"]);
        Assert.InRange((await renewed.PostAsync("/api/v1/auth/logout", null)).Status, 200, 299);
        await MailAsync(instance, person.Account);
        (await client.PostAsync("/api/v1/auth/recover", new { token = await instance.IssueRecoveryAsync(person.Id), password = NewPassword + "!" })).Is(204);
    }

    static async Task UseFactorsAsync(Instance instance, SteppedClock clock, Cast cast)
    {
        var phone = await Authenticator.EnrolAsync(instance, clock, await cast.AddAsync(Role.User));
        (await (await phone.HalfAsync()).PostAsync("/api/v1/auth/backup-code", new { code = phone.BackupCodes[0] })).Is(200);
        (await phone.Client.PostAsync("/api/v1/auth/factors/backup-codes", null)).Is(200);
        var id = (await phone.Client.GetAsync("/api/v1/auth/factors")).Is(200).Json.GetProperty("items")[0].GetProperty("id").GetString();
        (await phone.Client.DeleteAsync($"/api/v1/auth/factors/{id}")).Is(204);
        await cast.DoQuietlyAsync(new ResealTotps("00000000", []));
        using var holder = await Holder.RegisterAsync(instance, await cast.AddAsync(Role.User), new SoftKey { Counter = 2 });
        (await holder.SignInAsync()).IsRefused(401, "invalid_credentials");
    }

    /// <summary>What the sender of mail does for a wish.</summary>
    static async Task MailAsync(Instance instance, Account account)
    {
        var present = (await instance.Store.Accounts.FindAsync(account.Id, default))!;
        var command = new IssueRecoveryLink(present.Id, present.CredentialEpoch, present.Email!, OneTimeTokenId.New(TimeProvider.System.GetUtcNow()), OneTimeSecret.New().Hash);
        var system = new Actor.System(new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));
        Assert.Null((await instance.Gate.ExecuteAsync(system, command, default)).Refusal);
        var inviter = await new Cast(instance).AddAsync(Role.Developer);
        var invite = new Invite(InvitationId.New(TimeProvider.System.GetUtcNow()), EmailAddress.Parse("mailed.invitation@example.org"), Role.User);
        Assert.Null((await instance.Gate.ExecuteAsync(new Actor.ByAccount(inviter.Id, inviter.Session, system.Origin), invite, default)).Refusal);
        Assert.Null((await instance.Gate.ExecuteAsync(system, new IssueInvitationLink(invite.Id, OneTimeSecret.New().Hash), default)).Refusal);
    }

    static async Task ExpireAsync(Instance instance, SteppedClock clock, Person person)
    {
        clock.Move(TimeSpan.FromMinutes(2));
        var system = new Actor.System(new Origin(CorrelationId.New(clock.GetUtcNow())));
        Assert.Null((await instance.Gate.ExecuteAsync(system, new CarryOutDue(person.Id), default)).Refusal);
    }

    static async Task FoldAsync(Instance instance, SteppedClock clock, Person staff)
    {
        for (var attempt = 0; attempt < 3; attempt++)
            (await staff.Client.GetAsync("/api/v1/admin/audit")).IsRefused(403, "forbidden");
        clock.Move(TimeSpan.FromMinutes(2));
        await instance.Gate.WriteFoldedAsync(default);
    }

    static async Task<PasswordHash> HashAsync()
    {
        using var hasher = new PasswordHasher(new PasswordHashingOptions());
        return (await hasher.HashAsync(NewPassword, default))!;
    }
}
