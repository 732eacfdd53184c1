using Holdfast.AspNetCore.Authorization;
using Holdfast.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Holdfast.AspNetCore.Tests.Authorization;

public class UnknownPermissions
{
    [Fact]
    public async Task A_host_that_names_one_does_not_start()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Instance.StartAsync(Engine.Sqlite, new InstanceSettings
        {
            Map = app =>
            {
                app.MapGet("/typo", () => "in").RequireHoldfastPermission("shop.change_ordre");
                app.MapGet("/role", [Authorize(Policy = "holdfast:role:admin")] () => "in");
                app.MapGet("/right", () => "in").RequireHoldfastPermission("shop.change_order");
                app.MapGet("/other", () => "in").AllowAnonymous();
            },
        }));
        Assert.StartsWith("Holdfast cannot start: ", fault.Message);
        Assert.Contains("GET /typo: The authorization policy 'holdfast:shop.change_ordre' names no registered permission. Register the model of 'shop.change_ordre' with RegisterModel", fault.Message);
        Assert.Contains("GET /role: The authorization policy 'holdfast:role:admin' names no role of the ladder.", fault.Message);
        Assert.DoesNotContain("/right", fault.Message);
    }

    [Fact]
    public void A_codename_that_cannot_be_one_is_a_mistake_at_once() =>
        Assert.Throws<ArgumentException>("codename", () => WebApplication.CreateSlimBuilder().Build().MapGet("/x", () => "in").RequireHoldfastPermission("change order"));
}
