using System.CommandLine;

namespace Holdfast.Cli.Output;

/// <summary>The option <c>--json</c>, the same on every command that prints data.</summary>
static class JsonOption
{
    public static Option<bool> Create() => new("--json") { Description = "Print JSON.", Arity = ArgumentArity.Zero };
}
