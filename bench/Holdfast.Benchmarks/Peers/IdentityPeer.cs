using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Benchmarks.Peers;

/// <summary>
/// ASP.NET Core Identity with its cookie and one database check at each request (the security stamp, interval zero): what a careful host
/// does today.
/// </summary>
static class IdentityPeer
{
    public static async Task<WebApplication> StartAsync(Func<DbConnection> connect)
    {
        await CreateUserAsync(connect);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(connect);
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddAuthorization();
        builder.Services.AddIdentityCore<PeerUser>().AddUserStore<PeerUserStore>().AddSignInManager();
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/enter", async (SignInManager<PeerUser> signIn, UserManager<PeerUser> users) =>
            await signIn.SignInAsync((await users.FindByIdAsync(PeerUser.OnlyId))!, isPersistent: true));
        app.MapGet("/me", (ClaimsPrincipal user) => user.Identity!.Name).RequireAuthorization();
        await app.StartAsync();
        return app;
    }

    static async Task CreateUserAsync(Func<DbConnection> connect)
    {
        await using var connection = connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE IF NOT EXISTS peer_users (id text PRIMARY KEY, name text NOT NULL, stamp text NOT NULL)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"INSERT INTO peer_users (id, name, stamp) VALUES ('{PeerUser.OnlyId}', 'alice', 'AAAA') ON CONFLICT DO NOTHING";
        await command.ExecuteNonQueryAsync();
    }
}
