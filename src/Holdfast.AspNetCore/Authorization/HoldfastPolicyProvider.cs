using Holdfast.Groups;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Holdfast.AspNetCore.Authorization;

/// <summary>Knows the policies named <c>holdfast:…</c>; every other name is the host's, as it configured it.</summary>
sealed class HoldfastPolicyProvider(IOptions<AuthorizationOptions> options, PermissionCatalog catalog) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        HoldfastPolicies.Find(policyName, catalog) ?? await base.GetPolicyAsync(policyName).ConfigureAwait(false);
}
