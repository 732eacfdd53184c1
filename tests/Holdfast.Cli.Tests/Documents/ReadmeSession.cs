using System.Diagnostics;
using System.Text.RegularExpressions;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Documents;

/// <summary>The first session of the README, run as it is printed against a real server.</summary>
public sealed partial class ReadmeSession : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("holdfast-readme-");

    [Fact]
    public async Task Works_as_printed()
    {
        await using var server = await ServerProcess.StartAsync(new ServerOptions { WorkingDirectory = folder.FullName });
        var token = (await server.SetupLinkAsync()).Split("token=")[1];
        var readme = await File.ReadAllTextAsync(RepositoryRoot.PathOf("README.md"));
        var session = readme[readme.IndexOf("## A first session", StringComparison.Ordinal)..readme.IndexOf("## Embed it", StringComparison.Ordinal)];
        var script = string.Concat(ShellBlock().Matches(session).Select(match => match.Groups[1].Value + "echo\n"));
        Assert.Contains("last", session, StringComparison.Ordinal);

        var output = await RunAsync(script.Replace("localhost:5080", server.Address.Authority, StringComparison.Ordinal), token);

        var shown = JsonBlock().Matches(session).Select(match => match.Groups[1].Value.Trim()).ToArray();
        Assert.Equal(2, shown.Length);
        Assert.All(shown, expected => Assert.Contains(Timeless(expected), Timeless(output), StringComparison.Ordinal));
        Assert.Contains("\"username\":\"bob\"", output, StringComparison.Ordinal);
        Assert.Contains("\"refusal_code\":\"last_active_owner\"", output, StringComparison.Ordinal);
        Assert.Contains("\"developer\"", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Ids differ from run to run.</summary>
    static string Timeless(string text) => Uuid().Replace(text, "…");

    static async Task<string> RunAsync(string script, string token)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-euo");
        start.ArgumentList.Add("pipefail");
        start.Environment["SETUP"] = token;
        using var bash = Process.Start(start)!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var errors = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.True(bash.ExitCode == 0, $"{output}\n{await errors}");
        return output;
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
