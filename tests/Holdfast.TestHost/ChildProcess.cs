using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Holdfast.TestHost;

/// <summary>
/// The built holdfast program, or another of this repository, as a child process whose output is collected while it runs.
/// </summary>
sealed class ChildProcess : IDisposable
{
    const int Terminate = 15;

    readonly Process process;
    readonly StringBuilder output = new();
    readonly StringBuilder errors = new();
    readonly Task reading;

    ChildProcess(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(CollectAsync(process.StandardOutput, output), CollectAsync(process.StandardError, errors));
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public string Output => Read(output);

    public string Errors => Read(errors);

    public StreamWriter Input => process.StandardInput;

    /// <summary>The host of the runtime that runs these tests, wherever it is installed.</summary>
    static string DotnetHost => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    /// <summary>
    /// The child gets this process's environment without the variables that configure Holdfast, and then the values given here; a null
    /// value removes a variable.
    /// </summary>
    public static ChildProcess Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, string? workingDirectory, string program = "Holdfast.Cli")
    {
        var start = new ProcessStartInfo(DotnetHost, [BuildOutput.AssemblyOf(program), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("HOLDFAST_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        ShortLife.Prepare(start);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Waits for the end of the process and of all it wrote.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        await reading.WaitAsync(cancellation);
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public void Kill() => process.Kill();

    /// <summary>SIGTERM.</summary>
    public void AskToStop()
    {
        if (!process.HasExited)
            _ = SendSignal(process.Id, Terminate);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    static async Task CollectAsync(StreamReader reader, StringBuilder text)
    {
        var buffer = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(buffer)) > 0)
        {
            lock (text)
                text.Append(buffer, 0, count);
        }
    }

    static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int SendSignal(int process, int signal);
}
