using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Policies;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Policies;

/// <summary><c>/v1/policies</c>: uploading versions and putting them in force.</summary>
static class PolicyWrites
{
    /// <summary>The largest body of these routes, in bytes.</summary>
    public const int LargestBody = 512 * 1024;

    /// <summary>
    /// Stands for the text until it is compiled: whatever the gate refuses before it looks at the text, it refuses with this in its
    /// place.
    /// </summary>
    static readonly Refusal notYetCompiled = Refusal.InvalidPolicy("the store changed meanwhile; try again", "source");

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("", UploadAsync)
            .Takes<UploadBody>()
            .Produces<PolicyVersionView>(StatusCodes.Status201Created)
            .Documented("uploadPolicy", "Stores a new version of a policy, inactive; developers alone", 422)
            .TakesIdempotencyKey();
        group.MapPost("/{id}/activate", ActivateAsync)
            .Takes<ActivationBody>()
            .Produces<PolicyVersionView>()
            .Documented("activatePolicy", "Puts a policy in force in place of the one that is; developers alone", 404, 422)
            .TakesIdempotencyKey();
    }

    static async Task<IResult> UploadAsync(HttpContext http, AuthorityGate gate, TimeProvider time)
    {
        var read = await Write.OfAsync(http, MembersJson.Default.UploadBody, LargestBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var parsed = PolicyPath.ParsePurpose(write.Asked.Purpose);
        if (!parsed.IsDone(out var purpose))
            return Problem.Of(parsed.Refusal!);
        var command = new UploadPolicy(PolicyId.New(time.GetUtcNow()), purpose, notYetCompiled)
        {
            Name = PolicyLabel.ParseName(write.Asked.Name),
            Description = PolicyLabel.ParseDescription(write.Asked.Description),
        };
        // Compiling is work: only when nothing else refuses the command.
        var preview = await gate.PreviewAsync(write.Actor, command, write.Request.Aborted);
        if (preview.Refusal == notYetCompiled)
            command = command with { Source = PolicySource.Parse(write.Asked.Source, purpose) };
        return await write.ExecuteAsync(command, Answering.Always(Stored));
    }

    static async Task<IResult> ActivateAsync(HttpContext http, string id, IPolicyReader policies)
    {
        var read = await Write.OfAsync(http, MembersJson.Default.ActivationBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var parsed = PolicyPath.Parse(id);
        if (!parsed.IsDone(out var wanted))
            return Problem.Of(parsed.Refusal!);
        var purpose = (await policies.FindAsync(wanted, write.Request.Aborted))?.Version.Purpose ?? PolicyPurpose.Removal;
        var command = new ActivatePolicy(wanted, purpose, Reason.ParseRequired(write.Asked.Reason));
        return await write.ExecuteAsync(command, Answering.Always(receipt => Reply.Of(PolicyVersionView.Of(receipt.PolicyVersion!), MembersJson.Default.PolicyVersionView)));
    }

    static Reply Stored(Receipt receipt) => Reply.Of(PolicyVersionView.Of(receipt.Policy!.Version), MembersJson.Default.PolicyVersionView, StatusCodes.Status201Created) with
    {
        Location = PolicyEndpoints.LocationOf(receipt.Policy!.Version.Id),
    };
}
