using Holdfast.Groups;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Authorization;

/// <summary>
/// Keeps a host from starting when one of its endpoints names a permission or role that does not exist: a typo must not wait for the
/// first request.
/// </summary>
sealed class PolicyCheck(PermissionCatalog catalog) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        if (app.ApplicationServices.GetService<EndpointDataSource>() is { } endpoints)
            Check(endpoints.Endpoints);
    };

    void Check(IEnumerable<Microsoft.AspNetCore.Http.Endpoint> endpoints)
    {
        var faults = endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => (endpoint, data.Policy)))
            .Where(pair => pair.Policy is not null)
            .Select(pair => FaultOf(pair.endpoint.DisplayName, pair.Policy!))
            .Where(fault => fault is not null)
            .ToArray();
        if (faults.Length > 0)
            throw new InvalidOperationException("Holdfast cannot start: " + string.Join(" ", faults));
    }

    string? FaultOf(string? endpoint, string policy)
    {
        try
        {
            HoldfastPolicies.Find(policy, catalog);
            return null;
        }
        catch (InvalidOperationException fault)
        {
            return $"{endpoint}: {fault.Message}";
        }
    }
}
