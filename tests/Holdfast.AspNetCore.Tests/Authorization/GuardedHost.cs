using System.Security.Claims;
using Holdfast.AspNetCore.Authorization;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Authorization;

/// <summary>A host that guards its endpoints in every way that it may, and everything else by a fallback policy.</summary>
public sealed class GuardedHost : IAsyncLifetime
{
    Instance? started;

    internal Instance Instance => started!;

    public async ValueTask InitializeAsync() => started = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings
    {
        Services = services => services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()),
        Map = Map,
    });

    public ValueTask DisposeAsync() => Instance.DisposeAsync();

    static void Map(WebApplication app)
    {
        app.MapGet("/open", () => "open").AllowAnonymous();
        app.MapGet("/signed-in", (ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)).RequireAuthorization();
        app.MapGet("/fallback", () => "in");
        app.MapMethods("/permission", ["GET", "POST"], () => "in").RequireHoldfastPermission("shop.change_order");
        app.MapGet("/permission-policy", [Authorize(Policy = "holdfast:shop.change_order")] () => "in");
        app.MapGet("/role", () => "in").RequireHoldfastRole(Role.Staff);
        app.MapGet("/role-policy", [Authorize(Policy = "holdfast:role:staff")] () => "in");
        app.MapGet("/role-claim", [Authorize(Roles = "staff")] () => "in");
        app.MapGet("/claims", (ClaimsPrincipal user) => string.Join('\n', user.Claims.Select(claim => $"{claim.Type[(claim.Type.LastIndexOf('/') + 1)..]}={claim.Value}"))).RequireAuthorization();
    }
}
