using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Requests;
using Holdfast.Factors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Users;

/// <summary>Locking and unlocking accounts, and taking their second factors away.</summary>
static class UserLocks
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/{id}/lock", LockAsync)
            .Takes<LockBody>()
            .Produces<ChangedUser>()
            .Documented("lockUser", "Locks an account for some minutes or until it is unlocked; its sessions, keys and links end", 404, 409, 412, 422)
            .TakesIfMatch().TakesIdempotencyKey();
        group.MapPost("/{id}/unlock", UnlockAsync)
            .Takes<ReasonBody>()
            .Produces<ChangedUser>()
            .Documented("unlockUser", "Lifts the lock and clears the throttle; revives nothing", 404, 409, 412, 422)
            .TakesIfMatch().TakesIdempotencyKey();
        group.MapPost("/{id}/reset-factors", ResetFactorsAsync)
            .Takes<ReasonBody>()
            .Produces<ChangedUser>()
            .Documented("resetUserFactors", "Removes the second factors; its sessions end", 404, 409, 412, 422)
            .TakesIfMatch().TakesIdempotencyKey();
    }

    static Task<IResult> LockAsync(HttpContext http, string id, PublicAddress address) => AccountPath.ExecuteAsync(
        Write.OfAsync(http, HoldfastJson.Default.LockBody),
        id,
        (write, target) => new LockAccount(target) { Minutes = write.Asked.Minutes, Reason = Reason.ParseRequired(write.Asked.Reason), IsCompromised = write.Asked.Compromised },
        write => UserEndpoints.Answer(write, address));

    static Task<IResult> UnlockAsync(HttpContext http, string id, PublicAddress address) => AccountPath.ExecuteAsync(
        Write.OfAsync(http, HoldfastJson.Default.ReasonBody),
        id,
        (write, target) => new UnlockAccount(target) { Reason = Reason.ParseRequired(write.Asked.Reason) },
        write => UserEndpoints.Answer(write, address));

    static Task<IResult> ResetFactorsAsync(HttpContext http, string id, PublicAddress address) => AccountPath.ExecuteAsync(
        Write.OfAsync(http, HoldfastJson.Default.ReasonBody),
        id,
        (write, target) => new ResetFactors(target) { Reason = Reason.ParseRequired(write.Asked.Reason) },
        write => UserEndpoints.Answer(write, address));
}
