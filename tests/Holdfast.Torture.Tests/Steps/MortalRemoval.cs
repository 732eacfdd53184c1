using System.Globalization;
using Holdfast.PostgreSql;
using Holdfast.Sqlite;
using Holdfast.Storage;
using Holdfast.Torture.Tests.Removals;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Steps;

/// <summary>One removal by an owner, in this process or in one of its own that dies before a step of it.</summary>
static class MortalRemoval
{
    /// <summary>What this test program is called with to be the process that dies.</summary>
    public const string Role = "mortal";

    const int KilledBySignal = 128 + 9;

    /// <summary>Carries the removal out here; answers its steps.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string address, Guid owner, Guid session, Condemned member, int before = 0)
    {
        var death = new Death(before);
        await using var opened = StoreAddresses.Open(address);
        var engine = address.StartsWith(StoreAddresses.SqlitePrefix, StringComparison.Ordinal) ? typeof(SqliteStore) : typeof(PostgreSqlStore);
        await using var gatekeeper = new Gatekeeper(new HoldfastStore(new MortalDatabase(opened.Database, death), engine.Assembly));
        await gatekeeper.MustAsync(new Order("remove_keeping") { By = "account", Actor = owner, Session = session, Subject = member.Id, Value = member.Disposition });
        IReadOnlyList<string> steps = [.. death.Steps];
        death.Step("the answer");
        return steps;
    }

    /// <summary>Carries it out in a process that is killed before the step of that number.</summary>
    public static async Task DieAsync(string address, Guid owner, Guid session, Condemned member, int before)
    {
        using var process = ThisProgram.Start(Role, address, $"{owner}", $"{session}", $"{member.Id}", member.Disposition, before.ToString(CultureInfo.InvariantCulture));
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == KilledBySignal, $"{member.Disposition}, step {before}: exit code {process.ExitCode} {said} {await errors}");
    }

    /// <summary>The process that dies; it ends well when there was no such step.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var steps = await RunAsync(
            arguments[0], Guid.Parse(arguments[1]), Guid.Parse(arguments[2]), new Condemned(Guid.Parse(arguments[3]), arguments[4]), int.Parse(arguments[5], CultureInfo.InvariantCulture));
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{steps.Count} steps"));
        return 0;
    }
}
