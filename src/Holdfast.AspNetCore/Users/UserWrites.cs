using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Users;

/// <summary><c>/api/v1/admin/users</c>: creating, changing and removing accounts.</summary>
static class UserWrites
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("", UserCreation.CreateAsync)
            .Takes<CreateUserBody>()
            .Produces<CreatedUser>(StatusCodes.Status201Created)
            .Documented("createUser", "Creates an account; a person without a password gets a one-time link", 409, 422)
            .TakesIdempotencyKey();
        group.MapPatch("/{id}", PatchAsync)
            .Takes<PatchUserBody>()
            .Produces<ChangedUser>()
            .Documented("patchUser", "Changes members of an account, all or none (JSON Merge Patch)", 404, 409, 412, 422)
            .TakesIfMatch();
        group.MapDelete("/{id}", DeleteAsync)
            .Takes<RemovalBody>(optional: true)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("deleteUser", "Removes an account", 404, 409, 412, 422)
            .TakesIfMatch();
    }

    static async Task<IResult> PatchAsync(HttpContext http, string id, PublicAddress address)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.PatchUserBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var custody = CustodyWrites.Of(write);
        return await AccountPath.ExecuteAsync(
            write,
            id,
            (_, target) => custody.Decide(CommandOf(target, write.Body), write.Asked.Custody).Select(command => (AccountCommand)command),
            _ => UserEndpoints.Answer(write, address, custody));
    }

    static ChangeAccount CommandOf(AccountId target, Body<PatchUserBody> body)
    {
        var patch = body.Value;
        return new(target)
        {
            Username = patch.Username is { } username ? Username.Parse(username) : null,
            Email = body.Has("email") ? EmailAddress.Parse(patch.Email) : null,
            Role = patch.Role is { } role ? Role.Parse(role) : null,
            IsActive = patch.IsActive,
            ExpiresAt = body.Has("expires_at") ? (Outcome<DateTimeOffset?>)patch.ExpiresAt : null,
            Groups = patch.GroupIds?.Select(group => new GroupId(group)).ToHashSet(),
            IsCompromised = patch.Compromised,
        };
    }

    static Task<IResult> DeleteAsync(HttpContext http, string id) => AccountPath.ExecuteAsync(
        Write.OfAsync(http, HoldfastJson.Default.RemovalBody, new RemovalBody()),
        id,
        (write, target) => Removal.Of(target, write.Asked.Disposition, write.Asked.Reason, write.Asked.Compromised).Select(command => (AccountCommand)command),
        write => CustodyWrites.Of(write).Ended(write.Asked.Compromised));
}
