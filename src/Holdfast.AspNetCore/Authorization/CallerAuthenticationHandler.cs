using System.Security.Claims;
using System.Text.Encodings.Web;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdfast.AspNetCore.Authorization;

/// <summary>
/// The authentication scheme <c>Holdfast</c>: the callers of Holdfast's own endpoints, for the endpoints of the host. Answers as problem
/// details.
/// </summary>
sealed class CallerAuthenticationHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    Refusal refusal = Refusal.Unauthenticated();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        try
        {
            var caller = await HoldfastRequest.Of(Context).RequireCallerAsync().ConfigureAwait(false);
            if (caller.IsDone(out var known))
                return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(known)), Scheme.Name));
            refusal = caller.Refusal!;
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            refusal = Refusal.StoreUnavailable();
        }
        return refusal.Code == RefusalCode.Unauthenticated ? AuthenticateResult.NoResult() : AuthenticateResult.Fail(refusal.Code.Name);
    }

    /// <summary>Nobody is signed in, or not fully, or not in a way that may do this: the refusal says which.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => RefuseAsync(refusal);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => RefuseAsync(Refusal.Forbidden());

    Task RefuseAsync(Refusal answer)
    {
        Response.Headers["X-Correlation-Id"] = HoldfastRequest.Of(Context).CorrelationId.ToString();
        return Problem.Of(answer).ExecuteAsync(Context);
    }
}
