using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Holdfast.Cli.Help;

/// <summary><c>holdfast --version</c>.</summary>
sealed class VersionAction : SynchronousCommandLineAction
{
    public static Option<bool> Option() => new("--version") { Description = "Shows the version.", Action = new VersionAction(), Arity = ArgumentArity.Zero };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine($"holdfast {version}");
        return 0;
    }
}
