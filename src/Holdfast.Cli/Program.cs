using Holdfast.Cli.Running;

namespace Holdfast.Cli;

static class Program
{
    static Task<int> Main(string[] args) => CommandLine.RunAsync(args, CancellationToken.None);
}
