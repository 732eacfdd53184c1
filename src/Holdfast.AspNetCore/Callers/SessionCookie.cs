using Holdfast.AspNetCore.Requests;
using Holdfast.Sessions;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Callers;

/// <summary>
/// The session cookie: <c>__Host-holdfast</c> over TLS, <c>__Secure-holdfast</c> with a configured domain, <c>holdfast</c> on plain
/// loopback. HttpOnly, SameSite=Strict.
/// </summary>
sealed class SessionCookie(HoldfastHttpOptions options)
{
    const string Plain = "holdfast";

    /// <summary>The token that the client sent, if it is well-formed.</summary>
    public SessionToken? Read(HttpContext http, ClientAddress client) => SessionToken.Parse(http.Request.Cookies[NameFor(client)]);

    /// <summary>Gives the client a token; it ends with the browser session, and in the store in any case.</summary>
    public void Write(HttpContext http, ClientAddress client, SessionToken token) =>
        http.Response.Cookies.Append(NameFor(client), token.Secret, OptionsFor(client));

    /// <summary>Takes it away.</summary>
    public void Clear(HttpContext http, ClientAddress client) => http.Response.Cookies.Delete(NameFor(client), OptionsFor(client));

    string NameFor(ClientAddress client) => (client.IsHttps, options.CookieDomain) switch
    {
        (false, _) => Plain,
        (true, null) => "__Host-" + Plain,
        (true, _) => "__Secure-" + Plain,
    };

    CookieOptions OptionsFor(ClientAddress client) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = client.IsHttps,
        Path = "/",
        Domain = client.IsHttps ? options.CookieDomain : null,
        IsEssential = true,
    };
}
