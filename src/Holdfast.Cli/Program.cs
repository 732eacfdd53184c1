using System.Globalization;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;

namespace Holdfast.Cli;

static class Program
{
    static Task<int> Main(string[] args)
    {
        // Output is the same wherever the program runs.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.SetOut(Descriptor.Output.Writer());
        Console.SetError(Descriptor.Error.Writer());
        return CommandLine.RunAsync(args, CancellationToken.None);
    }
}
