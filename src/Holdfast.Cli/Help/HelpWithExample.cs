using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Holdfast.Cli.Help;

/// <summary>The usual help, then the command's example.</summary>
sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    public static HelpOption Option()
    {
        var option = new HelpOption();
        option.Action = new HelpWithExample((HelpAction)option.Action!);
        return option;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DocumentedCommand documented)
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {documented.Example}\n");
        return result;
    }
}
