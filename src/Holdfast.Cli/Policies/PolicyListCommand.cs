using System.CommandLine;
using System.Globalization;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Policies;

namespace Holdfast.Cli.Policies;

/// <summary><c>holdfast policy list</c>.</summary>
static class PolicyListCommand
{
    const int Most = 1000;

    static readonly string[] Headings = ["PURPOSE", "VERSION", "STATE", "NAME", "UPLOADED", "ID", "SHA-256"];

    public static Command Create()
    {
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new DocumentedCommand("list", "Lists the versions of policies, newest first.", "holdfast policy list") { json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = await StoreOpening.OpenExistingAsync(parsed.GetValue(store), cancellationToken);
            var policies = await opened.Policies.ListAsync(null, null, Most, cancellationToken);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Array(policies, PolicyJson.Write));
            else
                Columns.Write(Console.Out, Headings, policies.Select(Row));
            return ExitCode.Done;
        });
        return command;
    }

    static string?[] Row(Policy policy) =>
    [
        policy.Version.Purpose.Name,
        policy.Version.Number.ToString(CultureInfo.InvariantCulture),
        policy.IsActive ? "active" : "inactive",
        policy.Name,
        Instant.Short(policy.CreatedAt),
        policy.Version.Id.ToString(),
        policy.Version.Sha256[..12],
    ];
}
