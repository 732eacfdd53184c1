namespace Holdfast.TestHost;

/// <summary>One finished run of the built holdfast program.</summary>
public sealed record HoldfastCommand(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs the program to its end, without a terminal; standard input holds <paramref name="input"/> and then ends.</summary>
    public static async Task<HoldfastCommand> RunAsync(
        IEnumerable<string> arguments,
        string input = "",
        IReadOnlyDictionary<string, string?>? environment = null,
        string? workingDirectory = null,
        CancellationToken cancellation = default)
    {
        using var process = ChildProcess.Start(arguments, environment ?? new Dictionary<string, string?>(), workingDirectory);
        try
        {
            await process.Input.WriteAsync(input.AsMemory(), cancellation);
            process.Input.Close();
        }
        catch (IOException)
        {
            // The program ended without reading its input.
        }
        await process.WaitAsync(cancellation);
        return new HoldfastCommand(process.ExitCode, process.Output, process.Errors);
    }
}
