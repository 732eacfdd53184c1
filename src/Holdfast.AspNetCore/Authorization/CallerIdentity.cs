using System.Security.Claims;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Authorization;

/// <summary>A caller as a claims identity. Decisions are made from the caller, not from the claims.</summary>
sealed class CallerIdentity : ClaimsIdentity
{
    public CallerIdentity(Caller caller)
        : base(ClaimsOf(caller), HoldfastAuthentication.Scheme, ClaimTypes.Name, ClaimTypes.Role) => Caller = caller;

    public Caller Caller { get; }

    /// <summary>
    /// An API key gets no role: a role is not a scope, so a key could otherwise do by its owner's role what its scopes do not name.
    /// </summary>
    static IEnumerable<Claim> ClaimsOf(Caller caller)
    {
        yield return new(ClaimTypes.NameIdentifier, caller.Account.Id.ToString());
        yield return new(ClaimTypes.Name, caller.Account.Label);
        if (caller.Account.Email is { } email)
            yield return new(ClaimTypes.Email, email.Value);
        if (caller.Key is { } key)
        {
            yield return new(HoldfastAuthentication.ApiKeyClaim, key.Id.Value);
            yield break;
        }
        yield return new(HoldfastAuthentication.SessionClaim, caller.Session!.Id.ToString());
        yield return new(HoldfastAuthentication.RoleClaim, caller.Authority.Role.Name);
        foreach (var role in RoleLadder.All.Where(role => caller.Authority.Role.Includes(role)))
            yield return new(ClaimTypes.Role, role.Name);
    }
}
