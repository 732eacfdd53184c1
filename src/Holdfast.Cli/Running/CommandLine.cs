using System.CommandLine;
using System.CommandLine.Parsing;
using Holdfast.Cli.ApiKeys;
using Holdfast.Cli.Database;
using Holdfast.Cli.Doctor;
using Holdfast.Cli.Drill;
using Holdfast.Cli.Events;
using Holdfast.Cli.Help;
using Holdfast.Cli.Keys;
using Holdfast.Cli.Members;
using Holdfast.Cli.Output;
using Holdfast.Cli.Policies;
using Holdfast.Cli.Serving;
using Holdfast.Cli.Setup;
using Holdfast.Cli.SignInRules;
using Holdfast.Cli.Users;
using Holdfast.Gate;
using Command = System.CommandLine.Command;

namespace Holdfast.Cli.Running;

/// <summary>The whole program: parses, runs one command, and turns every failure into a sentence and an exit code.</summary>
static class CommandLine
{
    /// <summary>Arguments are what they look like: <c>@name</c> does not read a file.</summary>
    public static ParserConfiguration Parsing { get; } = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var parsed = Create().Parse(args, Parsing);
        if ((parsed.Errors.Count > 0 || Misuse.TakesOptionsAsWords(parsed)) && parsed.Action is not HelpWithExample)
            return Misuse.Explain(parsed);
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
            return Say(failure.Message, failure is OutcomeUnknownException ? ExitCode.OutcomeUnknown : ExitCode.StoreUnreachable);
        }
        catch (OperationCanceledException)
        {
            return Say("stopped", ExitCode.Failed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Say(failure.Message, ExitCode.Failed);
        }
        catch (Exception failure)
        {
            return Say($"failed unexpectedly ({failure.GetType().Name}): {failure.Message}", ExitCode.Failed);
        }
    }

    /// <summary>The tree of commands. Named by hand: the program's file is called otherwise.</summary>
    static Command Create()
    {
        var root = new Command("holdfast", "Holdfast: the administrator core for applications.")
        {
            ServeCommand.Create(),
            SetupLinkCommand.Create(),
            RegoCommand.Create(),
            UserCommand.Create(),
            MemberCommand.Create(),
            PolicyCommand.Create(),
            AuditCommand.Create(),
            DoctorCommand.Create(),
            DrillCommand.Create(),
            SettingsCommand.Create(),
            ApiKeyCommand.Create(),
            KeysCommand.Create(),
            DatabaseCommand.Create(),
            CompletionCommand.Create(),
        };
        root.Subcommands.Add(CompletionCommand.CreateAnswer(root));
        root.Options.Add(HelpWithExample.Option());
        root.Options.Add(VersionAction.Option());
        return root;
    }

    static int Say(string sentence, int exitCode)
    {
        Console.Error.WriteLine($"holdfast: {Printable.Of(sentence)}");
        return exitCode;
    }
}
