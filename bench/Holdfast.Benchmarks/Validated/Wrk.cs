using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdfast.Benchmarks.Validated;

/// <summary>Loads an address with wrk: one thread, 32 connections.</summary>
static partial class Wrk
{
    /// <summary>Requests per second; every answer must be 2xx.</summary>
    public static async Task<double> RunAsync(string url, string header, TimeSpan time)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        string[] arguments = ["-t1", "-c32", $"-d{(int)time.TotalSeconds}s", "-H", header, url];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start; ./dev bench installs it.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || Rate().Match(output) is not { Success: true } match)
            throw new InvalidOperationException($"wrk did not measure {url}: {output}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
