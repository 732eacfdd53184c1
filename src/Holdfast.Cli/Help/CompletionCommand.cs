using System.CommandLine;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Help;

/// <summary>
/// <c>holdfast completion</c>: a script that lets a shell complete commands, options and roles. It asks the hidden command
/// <c>complete</c>.
/// </summary>
static class CompletionCommand
{
    const string Bash = """
        _holdfast() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" complete "$COMP_POINT" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _holdfast holdfast
        """;

    const string Zsh = """
        #compdef holdfast
        _holdfast() {
            local -a found
            found=("${(@f)$("${words[1]}" complete "${#BUFFER}" "$BUFFER" 2>/dev/null)}")
            compadd -- $found
        }
        compdef _holdfast holdfast
        """;

    const string Fish = """
        function __holdfast_complete
            set -l line (commandline -cp)
            holdfast complete (string length -- $line) "$line" 2>/dev/null
        end
        complete -c holdfast -f -a '(__holdfast_complete)'
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new DocumentedCommand("completion", "Prints a completion script for a shell.", "source <(holdfast completion bash)") { shell };
        command.SetAction(parsed => Print(parsed.GetRequiredValue(shell)));
        return command;
    }

    /// <summary>The hidden command that the scripts call: what may stand at a position of a line.</summary>
    public static Command CreateAnswer(Command root)
    {
        var position = new Argument<int>("position");
        var line = new Argument<string>("line");
        var command = new Command("complete") { position, line };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (var item in root.Parse(parsed.GetRequiredValue(line), CommandLine.Parsing).GetCompletions(parsed.GetRequiredValue(position)))
            {
                if (!item.Label.StartsWith('/') && item.Label != "-?")
                    Console.Out.WriteLine(item.Label);
            }
            return ExitCode.Done;
        });
        return command;
    }

    static int Print(string shell)
    {
        Console.Out.WriteLine(shell switch { "bash" => Bash, "zsh" => Zsh, _ => Fish });
        return ExitCode.Done;
    }
}
