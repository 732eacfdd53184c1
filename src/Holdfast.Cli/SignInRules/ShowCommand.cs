using System.CommandLine;
using System.Text.Json;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Cli.SignInRules;

/// <summary><c>holdfast settings show</c>.</summary>
static class ShowCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new DocumentedCommand(
            "show", "Shows which second factor each role must have, and the house domains.", "holdfast settings show --json")
        { json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = await StoreOpening.OpenExistingAsync(parsed.GetValue(store), cancellationToken);
            var settings = await opened.Factors.SettingsAsync(cancellationToken);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Block(writer => Write(writer, settings)));
            else
            {
                var roles = RoleLadder.All.Select(role => (role.Name, (string?)settings[role].Name));
                Columns.WritePairs(Console.Out, [.. roles, ("house domains", string.Join(", ", settings.House.Names))]);
            }
            return ExitCode.Done;
        });
        return command;
    }

    static void Write(Utf8JsonWriter json, SignInSettings settings)
    {
        json.WriteStartObject();
        json.WriteStartObject("factors");
        foreach (var role in RoleLadder.All)
            json.WriteString(role.Name, settings[role].Name);
        json.WriteEndObject();
        json.WriteStartArray("house_domains");
        foreach (var domain in settings.House.Names)
            json.WriteStringValue(domain);
        json.WriteEndArray();
        json.WriteNumber("version", settings.Version);
        json.WriteEndObject();
    }
}
