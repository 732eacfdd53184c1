using System.Globalization;
using System.Text;
using Holdfast.Cli.Running;

namespace Holdfast.Cli;

static class Program
{
    static Task<int> Main(string[] args)
    {
        // Output is the same wherever the program runs.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        // Plain streams: the console's own writer would send control sequences to a terminal, asked or not.
        Console.SetOut(Plain(Console.OpenStandardOutput()));
        Console.SetError(Plain(Console.OpenStandardError()));
        return CommandLine.RunAsync(args, CancellationToken.None);
    }

    static StreamWriter Plain(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true };
}
