using System.Text.Json.Serialization.Metadata;
using Holdfast.AspNetCore.Problems;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// A request that asks for a command: who asks, and the body as it came. Their authority is judged by the gate, and refused there with an
/// event.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="Caller">Who asks, whatever their next sign-in step is.</param>
/// <param name="Bytes">The body.</param>
record Write(HoldfastRequest Request, Caller Caller, byte[] Bytes)
{
    /// <summary>A write without a body.</summary>
    public static async ValueTask<Outcome<Write>> OfAsync(HttpContext http)
    {
        var request = HoldfastRequest.Of(http);
        return (await request.IdentifyAsync().ConfigureAwait(false)).Select(known => new Write(request, known.Caller, []));
    }

    /// <summary>A write with a body that must be there.</summary>
    public static ValueTask<Outcome<Write<T>>> OfAsync<T>(HttpContext http, JsonTypeInfo<T> type, int largest = JsonBody.Largest) where T : class =>
        OfAsync(http, request => JsonBody.ReadAsync(request.Http, type, largest));

    /// <summary>A write with a body, or with <paramref name="absent"/> when there is none.</summary>
    public static ValueTask<Outcome<Write<T>>> OfAsync<T>(HttpContext http, JsonTypeInfo<T> type, T absent) where T : class =>
        OfAsync(http, request => request.ReadOptionalAsync(type, absent));

    /// <summary>The actor, for the gate.</summary>
    public Actor Actor => Request.ActorOf(Caller);

    /// <summary>Sends the command through the gate, once for each <c>Idempotency-Key</c> of a POST, and answers its outcome.</summary>
    public async Task<IResult> ExecuteAsync(Command command, Answering answering)
    {
        var claim = ClaimOf(answering);
        if (!claim.IsDone(out var claimed))
            return Problem.Of(claim.Refusal!);
        var gate = Request.Http.RequestServices.GetRequiredService<AuthorityGate>();
        var outcome = await gate.ExecuteAsync(Request.ActorOf(Caller, claimed), command, Request.Aborted).ConfigureAwait(false);
        return outcome.Match<IResult>(receipt => receipt.Replayed is { } stored ? Repeat(stored) : answering.First(receipt), Problem.Of);
    }

    Reply Repeat(string stored)
    {
        Request.Http.Response.Headers["Idempotency-Replayed"] = "true";
        return Reply.FromStored(stored);
    }

    Outcome<IdempotencyClaim?> ClaimOf(Answering answering) => HttpMethods.IsPost(Request.Http.Request.Method)
        ? Request.Claim(Caller, Bytes, receipt => answering.Again(receipt).ToStored())
        : (IdempotencyClaim?)null;

    static async ValueTask<Outcome<Write<T>>> OfAsync<T>(HttpContext http, Func<HoldfastRequest, ValueTask<Outcome<Body<T>>>> read) where T : class
    {
        var request = HoldfastRequest.Of(http);
        var identified = await request.IdentifyAsync().ConfigureAwait(false);
        if (!identified.IsDone(out var known))
            return identified.Refusal!;
        return (await read(request).ConfigureAwait(false)).Select(body => new Write<T>(request, known.Caller, body));
    }
}

/// <summary>A write with a parsed body.</summary>
sealed record Write<T>(HoldfastRequest Request, Caller Caller, Body<T> Body) : Write(Request, Caller, Body.Bytes)
{
    /// <summary>The parsed members.</summary>
    public T Asked => Body.Value;
}
