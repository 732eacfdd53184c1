using Holdfast.Recovery;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Holdfast.AspNetCore.Operations;

/// <summary>
/// Prints the setup link for whoever watches the terminal. The host comes from the configuration or from the address that was bound,
/// never from a request.
/// </summary>
sealed class SetupLinkAnnouncement(HoldfastOptions options, HoldfastHttpOptions http, IServer server)
{
    static readonly string[] Anywhere = ["://[::]", "://0.0.0.0", "://+", "://*"];

    public void Print(OneTimeSecret secret)
    {
        var minutes = (int)OneTimeToken.SetupLifetime.TotalMinutes;
        http.SetupLinkOutput.WriteLine($"No account exists yet. This link creates the first owner; it works once, for {minutes} minutes, and the newest link wins:");
        http.SetupLinkOutput.WriteLine($"{Address()}/setup?token={secret.Secret}");
        http.SetupLinkOutput.Flush();
    }

    string Address()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        foreach (var any in Anywhere)
            bound = bound.Replace(any, "://localhost", StringComparison.Ordinal);
        return (options.PublicUrl?.AbsoluteUri ?? bound).TrimEnd('/');
    }
}
