using System.Data.Common;
using System.Globalization;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Stores;

/// <summary>Turns <c>postgres://user:password@host:port/database?key=value</c> into a connection string.</summary>
static class PostgresUrl
{
    public static string ToConnectionString(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.AbsolutePath.Length < 2)
            throw new CommandFailure(ExitCode.Usage, "the PostgreSQL address must look like postgres://user@host:5432/database");
        var builder = new DbConnectionStringBuilder
        {
            ["Host"] = parsed.Host,
            ["Port"] = (parsed.Port > 0 ? parsed.Port : 5432).ToString(CultureInfo.InvariantCulture),
            ["Database"] = Uri.UnescapeDataString(parsed.AbsolutePath[1..]),
        };
        var user = parsed.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            builder["Username"] = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            builder["Password"] = Uri.UnescapeDataString(user[1]);
        foreach (var pair in parsed.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            builder[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "");
        }
        return builder.ConnectionString;
    }
}
