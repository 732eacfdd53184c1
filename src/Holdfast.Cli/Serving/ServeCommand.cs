using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Serving;

/// <summary><c>holdfast serve</c>: the main job.</summary>
static class ServeCommand
{
    const string DefaultUrl = "http://localhost:5080";

    public static Command Create()
    {
        var store = StoreOption.Create();
        var urls = new Option<string?>("--urls") { Description = $"Addresses to listen on, separated by semicolons. Default: HOLDFAST_URLS, else {DefaultUrl}." };
        var command = new DocumentedCommand(
            "serve",
            "Runs the server. Creates the store when there is none, and prints a setup link while it has no account.",
            "holdfast serve --store sqlite:/var/lib/holdfast/holdfast.db --urls http://localhost:5080") { store, urls };
        command.SetAction((parsed, cancellationToken) =>
            Server.RunAsync(parsed.GetValue(store), parsed.GetValue(urls) ?? ServeSettings.Variable("HOLDFAST_URLS") ?? DefaultUrl, cancellationToken));
        return command;
    }
}
