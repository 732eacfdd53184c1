using System.Diagnostics;
using System.Globalization;

namespace Holdfast.TestHost;

/// <summary>Debian's <c>oathtool</c>: an implementation of RFC 6238 that is not ours.</summary>
public static class Oathtool
{
    /// <summary>The code of a base32 secret at an instant.</summary>
    public static async Task<string> CodeAsync(string secret, DateTimeOffset at)
    {
        var now = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo("oathtool", ["--totp", "--base32", "--now", now, secret]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }
}
