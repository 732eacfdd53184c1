using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Users;

/// <summary><c>POST /api/v1/admin/users</c>.</summary>
static class UserCreation
{
    public static async Task<IResult> CreateAsync(HttpContext http, ChosenPassword passwords, PublicAddress address, TimeProvider time)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.CreateUserBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        if (write.Asked.Kind is not ("person" or "service"))
            return Problem.Of(Refusal.Malformed("kind must be person or service", "kind"));
        var delivery = Deliveries.Parse(write.Asked.Deliver, http);
        if (!delivery.IsDone(out var deliver))
            return Problem.Of(delivery.Refusal!);
        var command = CommandOf(write.Asked, time.GetUtcNow()) with { Delivery = deliver };
        if (command.AccountKind == AccountKind.Person && write.Asked.Password is { } password)
            command = command with { Password = await passwords.HashAsync(write, command, password, write.Asked.Username, write.Asked.Email) };
        if (command.AccountKind == AccountKind.Service || command.Password is not null)
            return await write.ExecuteAsync(command, Answering.Always(receipt => Answer(write, address, receipt, null)));
        var secret = OneTimeSecret.New();
        return await write.ExecuteAsync(command with { Invitation = (OneTimeTokenId.New(time.GetUtcNow()), secret.Hash) }, new(
            receipt => Answer(write, address, receipt, address.RecoveryLink(secret)),
            receipt => Answer(write, address, receipt, Reply.AlreadyShown)));
    }

    static CreateAccount CommandOf(CreateUserBody asked, DateTimeOffset now)
    {
        var kind = asked.Kind == "service" ? AccountKind.Service : AccountKind.Person;
        Outcome<PasswordHash> password = kind == AccountKind.Service ? Refusal.InvalidCommand("a service has no password; give it an API key") : ChosenPassword.NotYetHashed;
        return new(AccountId.New(now), kind, Username.Parse(asked.Username), Role.Parse(asked.Role))
        {
            Email = EmailAddress.Parse(asked.Email),
            ExpiresAt = asked.ExpiresAt,
            Password = asked.Password is null ? null : password,
            MustChangePassword = asked.Password is not null,
        };
    }

    static Reply Answer(Write write, PublicAddress address, Receipt receipt, string? link)
    {
        var account = receipt.Account!;
        var view = CreatedUser.Of(UserView.Of(account, write.Caller.ReadAt, address), receipt.IsMailed ? null : link, receipt.Token?.ExpiresAt, receipt.IsMailed);
        return Reply.Of(view, HoldfastJson.Default.CreatedUser, StatusCodes.Status201Created) with
        {
            Version = account.Version,
            Location = UserEndpoints.LocationOf(account.Id),
        };
    }
}
