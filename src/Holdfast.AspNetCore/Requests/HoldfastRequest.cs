using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Holdfast.AspNetCore.Callers;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Requests;

/// <summary>One HTTP request as the endpoints see it: who calls, from where, and what they sent.</summary>
sealed class HoldfastRequest
{
    static readonly object Key = new();

    readonly CallerResolver callers;

    HoldfastRequest(HttpContext http)
    {
        Http = http;
        callers = http.RequestServices.GetRequiredService<CallerResolver>();
        Client = http.RequestServices.GetRequiredService<ClientAddresses>().Of(http);
        CorrelationId = CorrelationOf(http, Client);
    }

    public HttpContext Http { get; }

    public ClientAddress Client { get; }

    public CorrelationId CorrelationId { get; }

    public CancellationToken Aborted => Http.RequestAborted;

    public Network Network => Network.Of(Client.Text);

    public Origin Origin => new(CorrelationId, Client.Text, UserAgentText.Of(Http.Request));

    /// <summary>The one instance for a request.</summary>
    public static HoldfastRequest Of(HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out var known))
            return (HoldfastRequest)known!;
        var request = new HoldfastRequest(http);
        http.Items[Key] = request;
        return request;
    }

    /// <summary>The caller, whatever their next sign-in step is.</summary>
    public ValueTask<Outcome<IdentifiedCaller>> IdentifyAsync() => callers.ResolveAsync(Http, Client);

    /// <summary>The caller, signed in fully; else <c>unauthenticated</c> or <c>sign_in_incomplete</c>.</summary>
    public async ValueTask<Outcome<Caller>> RequireCallerAsync()
    {
        var identified = await IdentifyAsync().ConfigureAwait(false);
        return identified.Then<Caller>(known => known.Caller.Next == NextStep.Done ? known.Caller : Refusal.SignInIncomplete(known.Caller.Next.Name));
    }

    /// <summary>
    /// The caller at a door that tells third parties who they are: a key needs the scope <c>holdfast.identity</c> for that, else
    /// <c>forbidden</c>.
    /// </summary>
    public async ValueTask<Outcome<Caller>> RequireIdentityAsync()
    {
        var caller = await RequireCallerAsync().ConfigureAwait(false);
        return caller.Then<Caller>(known => known.Key is null || known.Authority.Allows(Permission.Identity) ? known : Refusal.Forbidden());
    }

    /// <summary>
    /// A reader: signed in fully, staff or above, and holding the permission; else <c>forbidden</c>. Rule 1 for what changes nothing.
    /// </summary>
    public async ValueTask<Outcome<Caller>> RequireReaderAsync(Permission permission)
    {
        var caller = await RequireCallerAsync().ConfigureAwait(false);
        return caller.Then<Caller>(known => known.MayDo(permission) ? known : Refusal.Forbidden());
    }

    /// <summary>The actor that a caller is, for the gate.</summary>
    public Actor ActorOf(Caller caller, IdempotencyClaim? claim = null)
    {
        var origin = Origin with { Idempotency = claim };
        return caller.Key is { } key
            ? new Actor.ByKey(key.Id, caller.Account.Id, origin) { Secret = key.Secret.Id }
            : new Actor.ByAccount(caller.Account.Id, caller.Session!.Id, origin);
    }

    /// <summary>The body, which must be there.</summary>
    public ValueTask<Outcome<Body<T>>> ReadAsync<T>(JsonTypeInfo<T> type) where T : class => JsonBody.ReadAsync(Http, type);

    /// <summary>The body, or <paramref name="absent"/> when there is none.</summary>
    public ValueTask<Outcome<Body<T>>> ReadOptionalAsync<T>(JsonTypeInfo<T> type, T absent) where T : class => JsonBody.ReadOptionalAsync(Http, type, absent);

    /// <summary>The version of <c>If-Match</c>; a done null when there is none or it is <c>*</c>.</summary>
    public Outcome<long?> IfMatch()
    {
        var header = Http.Request.Headers.IfMatch.ToString().Trim();
        if (header is "" or "*")
            return (long?)null;
        return header.Length > 2 && header[0] == '"' && header[^1] == '"'
            && long.TryParse(header.AsSpan(1, header.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : Refusal.Malformed("If-Match must be one version in quotes, for example \"3\"", "If-Match");
    }

    /// <summary>The claim of <c>Idempotency-Key</c>, scoped to caller and route; a done null when there is none.</summary>
    public Outcome<IdempotencyClaim?> Claim(Caller caller, byte[] body, Func<Receipt, string> render)
    {
        var key = Http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
            return (IdempotencyClaim?)null;
        if (key.Length > 255)
            return Refusal.Malformed("Idempotency-Key must be at most 255 characters", "Idempotency-Key");
        var scope = $"{caller.Account.Id}\0{caller.Key?.Id}\0{Http.Request.Method} {Http.Request.Path}\0{key}";
        return new IdempotencyClaim(SHA256.HashData(Encoding.UTF8.GetBytes(scope)), SHA256.HashData(body), render);
    }

    static CorrelationId CorrelationOf(HttpContext http, ClientAddress client)
    {
        var inbound = client.FromTrustedProxy && CorrelationId.TryParse(http.Request.Headers["X-Correlation-Id"], out var id) ? id : (CorrelationId?)null;
        return inbound ?? CorrelationId.New(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
    }
}
