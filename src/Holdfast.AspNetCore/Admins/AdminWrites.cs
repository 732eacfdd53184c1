using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Roles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Admins;

/// <summary><c>/api/v1/admin/admins</c>: creating, changing and removing panel accounts.</summary>
static class AdminWrites
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("", CreateAsync)
            .Takes<CreateAdminBody>()
            .Produces<AdminView>(StatusCodes.Status201Created)
            .Documented("createAdmin", "Creates a panel account; only an owner creates an owner", 409, 422)
            .TakesIdempotencyKey();
        group.MapPatch("/{id}", PatchAsync)
            .Takes<PatchAdminBody>()
            .Produces<AdminView>()
            .Documented("patchAdmin", "Changes members of a panel account, all or none (JSON Merge Patch)", 404, 409, 412, 422)
            .TakesIfMatch();
        group.MapDelete("/{id}", DeleteAsync)
            .Takes<RemovalBody>(optional: true)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("deleteAdmin", "Removes a panel account", 404, 409, 412, 422)
            .TakesIfMatch();
    }

    static async Task<IResult> CreateAsync(HttpContext http, ChosenPassword passwords, TimeProvider time)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.CreateAdminBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var asked = write.Asked;
        var command = new CreateAccount(AccountId.New(time.GetUtcNow()), AccountKind.Person, Username.Parse(asked.Username), InstanceRole.ParsePanelRole(asked.InstanceRole))
        {
            Email = EmailAddress.Parse(asked.Email),
            MustChangePassword = asked.MustChangePassword,
            Password = ChosenPassword.NotYetHashed,
            Order = RuleOrder.LastHolderBeforeSelf,
        };
        var password = await passwords.HashAsync(write, command, asked.Password, asked.Username, asked.Email);
        return await write.ExecuteAsync(command with { Password = password }, Answering.Always(Created));
    }

    static Reply Created(Receipt receipt) => AdminEndpoints.Answer(receipt.Account!) with
    {
        Status = StatusCodes.Status201Created,
        Location = AdminEndpoints.LocationOf(receipt.Account!.Id),
    };

    static async Task<IResult> PatchAsync(HttpContext http, string id, ChosenPassword passwords, IAccountReader accounts)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.PatchAdminBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var custody = CustodyWrites.Of(write);
        var prepared = AccountPath.Parse(id).Then(target => write.Request.IfMatch().Select(seen => CommandOf(target, write.Body) with { IfMatch = seen }))
            .Then(one => custody.Decide(one, write.Asked.Custody));
        if (!prepared.IsDone(out var command))
            return Problem.Of(prepared.Refusal!);
        if (write.Asked.Password is { } password)
        {
            var account = await accounts.FindAsync(command.Target, write.Request.Aborted);
            var username = write.Asked.Username ?? account?.Username?.Value;
            var email = write.Asked.Email ?? account?.Email?.Value;
            command = command with { Password = await passwords.HashAsync(write, command, password, username, email) };
        }
        return await write.ExecuteAsync(command, new(
            receipt => Changed(receipt, custody.LinkOf, custody.EndedBy(receipt, write.Asked.Compromised)),
            receipt => Changed(receipt, CustodyWrites.ShownAlready, custody.EndedBy(receipt, write.Asked.Compromised))));
    }

    /// <summary>One member more where the sign-in became void, and one where the account was declared compromised.</summary>
    static Reply Changed(Receipt receipt, Func<AccountId, string?> link, EndedView? ended)
    {
        var account = receipt.Account!;
        var isVoid = receipt.Voided.Any(one => one.Id == account.Id);
        var view = AdminView.Of(account) with { SignIn = isVoid ? SignInView.Of(account, receipt, link) : null, Ended = ended };
        return Reply.Of(view, HoldfastJson.Default.AdminView) with { Version = account.Version };
    }

    static ChangeAccount CommandOf(AccountId target, Body<PatchAdminBody> body)
    {
        var patch = body.Value;
        return new(target)
        {
            Username = patch.Username is { } username ? Username.Parse(username) : null,
            Email = body.Has("email") ? EmailAddress.Parse(patch.Email) : null,
            Role = patch.InstanceRole is { } role ? InstanceRole.Parse(role) : null,
            IsActive = patch.IsActive,
            MustChangePassword = patch.MustChangePassword,
            Password = patch.Password is null ? null : (Outcome<PasswordHash>)ChosenPassword.NotYetHashed,
            AtLeast = AdminEndpoints.Lowest,
            Order = RuleOrder.LastHolderBeforeSelf,
            IsCompromised = patch.Compromised,
        };
    }

    static Task<IResult> DeleteAsync(HttpContext http, string id) => AccountPath.ExecuteAsync(
        Write.OfAsync(http, HoldfastJson.Default.RemovalBody, new RemovalBody()),
        id,
        (write, target) => Removal.Of(target, write.Asked.Disposition, write.Asked.Reason, write.Asked.Compromised)
            .Select(command => (AccountCommand)command with { AtLeast = AdminEndpoints.Lowest, Order = RuleOrder.LastHolderBeforeSelf }),
        write => CustodyWrites.Of(write).Ended(write.Asked.Compromised));
}
