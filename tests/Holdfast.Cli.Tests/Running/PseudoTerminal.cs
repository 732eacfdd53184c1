using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Running;

/// <summary>
/// The program on a terminal: util-linux <c>script</c> makes a pseudo-terminal. Standard output goes to a file, so that what is printed
/// there alone shows.
/// </summary>
static class PseudoTerminal
{
    static string DotnetHost => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    /// <summary>
    /// Types <paramref name="typed"/> once <paramref name="prompt"/> stands on the terminal. Errors of the result are what the terminal
    /// showed.
    /// </summary>
    public static async Task<HoldfastCommand> RunAsync(
        Installation installation, string prompt, string typed, Dictionary<string, string?> environment, params string[] arguments)
    {
        var output = Path.Combine(installation.Folder, "output");
        string[] words = [DotnetHost, BuildOutput.AssemblyOf("Holdfast.Cli"), .. arguments];
        var line = string.Join(' ', words.Select(Quoted)) + " >" + Quoted(output);
        var start = new ProcessStartInfo("script", ["-qefc", line, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = installation.Folder,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("HOLDFAST_", StringComparison.Ordinal) || name == "NO_COLOR").ToList())
            start.Environment.Remove(name);
        start.Environment["HOLDFAST_STORE"] = installation.Store;
        start.Environment["TERM"] = "xterm";
        start.Environment["SHELL"] = "/bin/sh";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var talk = TalkAsync(process, prompt, typed);
        if (await Task.WhenAny(talk, Task.Delay(TimeSpan.FromMinutes(3))) != talk)
            process.Kill(entireProcessTree: true);
        var shown = await talk;
        await process.WaitForExitAsync();
        return new(process.ExitCode, await File.ReadAllTextAsync(output), shown);
    }

    static async Task<string> TalkAsync(Process process, string prompt, string typed)
    {
        var shown = new StringBuilder();
        var buffer = new char[1024];
        var waiting = true;
        int count;
        while ((count = await process.StandardOutput.ReadAsync(buffer)) > 0)
        {
            shown.Append(buffer, 0, count);
            if (!waiting || !shown.ToString().Contains(prompt, StringComparison.Ordinal))
                continue;
            waiting = false;
            await process.StandardInput.WriteAsync(typed);
            await process.StandardInput.FlushAsync();
        }
        return shown.ToString();
    }

    static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
