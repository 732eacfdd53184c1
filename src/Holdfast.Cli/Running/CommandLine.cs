using System.CommandLine;
using System.CommandLine.Parsing;
using Holdfast.Cli.Database;
using Holdfast.Cli.Serving;
using Holdfast.Cli.Setup;
using Holdfast.Gate;

namespace Holdfast.Cli.Running;

/// <summary>The whole program: parses, runs one command, and turns every failure into a sentence and an exit code.</summary>
static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Holdfast: the administrator core for applications.")
        {
            ServeCommand.Create(),
            SetupLinkCommand.Create(),
            DatabaseCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
            return Misused(parsed);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (CommandFailure failure)
        {
            return Say(failure.Message, failure.ExitCode);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or StoreBusyException)
        {
            return Say(failure.Message, ExitCode.StoreUnreachable);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
    }

    static int Misused(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine($"holdfast: {error.Message}");
        Console.Error.WriteLine("Try 'holdfast --help'.");
        return ExitCode.Usage;
    }

    static int Say(string sentence, int exitCode)
    {
        Console.Error.WriteLine($"holdfast: {sentence}");
        return exitCode;
    }
}
