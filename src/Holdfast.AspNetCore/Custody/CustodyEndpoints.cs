using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.AspNetCore.Users;
using Holdfast.Custody;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Custody;

/// <summary>Vouching for a sign-in, and saying that an account was compromised.</summary>
static class CustodyEndpoints
{
    public static void Map(RouteGroupBuilder users)
    {
        users.MapPost("/{id}/vouch", VouchAsync)
            .Takes<ReasonBody>()
            .Produces<ChangedUser>()
            .Documented("vouchForUser", "Takes the place of those who set a sign-in up: you know that the person has it in their own hands", 404, 409, 412, 422)
            .TakesIfMatch().TakesIdempotencyKey();
        users.MapPost("/{id}/compromised", DeclareAsync)
            .Takes<ReasonBody>()
            .Produces<EndedView>()
            .Documented("declareCompromised", "Ends everything that rests on an account, also on a removed one; answers what ended", 404, 409, 412, 422)
            .TakesIfMatch().TakesIdempotencyKey();
    }

    static Task<IResult> VouchAsync(HttpContext http, string id, PublicAddress address) => AccountPath.ExecuteAsync(
        Write.OfAsync(http, HoldfastJson.Default.ReasonBody),
        id,
        (write, target) => new Vouch(target) { Reason = Reason.ParseRequired(write.Asked.Reason) },
        write => UserEndpoints.Answer(write, address));

    static Task<IResult> DeclareAsync(HttpContext http, string id) => AccountPath.ExecuteAsync(
        Write.OfAsync(http, HoldfastJson.Default.ReasonBody),
        id,
        (write, target) => new DeclareCompromised(target) { Reason = Reason.ParseRequired(write.Asked.Reason) },
        write => CustodyWrites.Of(write).Ended(always: true));
}
