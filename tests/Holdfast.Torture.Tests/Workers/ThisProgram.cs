using System.Diagnostics;
using Holdfast.TestHost;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>This test program once more, as a process of its own.</summary>
static class ThisProgram
{
    public static Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ThisProgram).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        ShortLife.Prepare(start);
        return Process.Start(start)!;
    }
}
