using System.Globalization;

namespace Holdfast.Cli.Output;

/// <summary>Times in UTC as the program prints and reads them.</summary>
static class Instant
{
    /// <summary>To the second, for tables and banners.</summary>
    public static string? Short(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the microsecond, as the server writes it in JSON.</summary>
    public static string? Full(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a date, or a time with an offset.</summary>
    public static bool TryParse(string text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
}
