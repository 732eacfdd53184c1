using System.CommandLine;
using Holdfast.Audit;
using Holdfast.Cli.Help;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Database;

/// <summary><c>holdfast db migrate</c>.</summary>
static class MigrateCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var command = new DocumentedCommand(
            "migrate",
            "Creates the store or brings its schema up to date. Forward only; servers may be running.",
            "holdfast db migrate --store sqlite:/var/lib/holdfast/holdfast.db") { store };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, CancellationToken cancellationToken)
    {
        await using var store = StoreOpening.Open(storeOption);
        var before = await store.Schema.CheckAsync(cancellationToken);
        var after = await store.Schema.MigrateAsync(cancellationToken);
        if (after.Problem is { } problem)
            throw new CommandFailure(ExitCode.StoreUnreachable, problem);
        Console.Error.WriteLine(before.IsCurrent ? $"schema {after.Version} is current" : $"schema {before.Version} -> {after.Version}");
        if (after.Adopted is { } adopted)
            Console.Error.WriteLine(TextOf(adopted));
        return ExitCode.Done;
    }

    static string TextOf(EventDetail.CustodyAdoption adopted) =>
        $"""
        ended because others may know them: unused links {adopted.LinksEnded}, invitations {adopted.InvitationsEnded}, API keys {adopted.KeysEnded}
        API keys limited to what their accounts may do now: {adopted.Ceilings}
        addresses that count as confirmed by their accounts: {adopted.AddressesConfirmed}
        """;
}
