using System.Security.Cryptography;
using System.Text;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Requests;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Callers;

/// <summary>
/// Finds out who sends a request: a bearer token or key, else the cookie. Read from the store once a request, never cached beyond it.
/// </summary>
sealed class CallerResolver(ICallerReader reader, SessionCookie cookie, CredentialUse use)
{
    static readonly object Key = new();

    /// <summary>
    /// The caller; <c>unauthenticated</c> without a valid credential, <c>csrf_failed</c> for unsafe methods by cookie without the
    /// antiforgery value.
    /// </summary>
    public async ValueTask<Outcome<IdentifiedCaller>> ResolveAsync(HttpContext http, ClientAddress client)
    {
        if (http.Items.TryGetValue(Key, out var known))
            return (Outcome<IdentifiedCaller>)known!;
        var outcome = await ReadAsync(http, client).ConfigureAwait(false);
        http.Items[Key] = outcome;
        if (outcome.IsDone(out var identified))
            use.Note(identified.Caller);
        return outcome;
    }

    async ValueTask<Outcome<IdentifiedCaller>> ReadAsync(HttpContext http, ClientAddress client)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return await ByBearerAsync(header["Bearer ".Length..].Trim(), http.RequestAborted).ConfigureAwait(false);
        if (cookie.Read(http, client) is not { } token || await reader.FindBySessionAsync(token.Hash, http.RequestAborted).ConfigureAwait(false) is not { } caller)
            return Refusal.Unauthenticated();
        return IsSafe(http.Request.Method) || HasCsrfToken(http, token) ? new IdentifiedCaller(caller, token) : Refusal.CsrfFailed();
    }

    async ValueTask<Outcome<IdentifiedCaller>> ByBearerAsync(string text, CancellationToken cancellationToken)
    {
        if (ApiKeySecret.LooksLikeOne(text))
        {
            return ApiKeySecret.Parse(text) is { } key && await reader.FindByKeyAsync(key.Hash, cancellationToken).ConfigureAwait(false) is { } owner
                ? new IdentifiedCaller(owner, null)
                : Refusal.Unauthenticated();
        }
        return SessionToken.Parse(text) is { } token && await reader.FindBySessionAsync(token.Hash, cancellationToken).ConfigureAwait(false) is { } caller
            ? new IdentifiedCaller(caller, token)
            : Refusal.Unauthenticated();
    }

    static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    static bool HasCsrfToken(HttpContext http, SessionToken token) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(http.Request.Headers["X-Holdfast-CSRF"].ToString()), Encoding.UTF8.GetBytes(token.CsrfToken));
}
