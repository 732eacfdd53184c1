namespace Holdfast.Cli.Serving;

/// <summary>
/// The environment variables that the program reads. A misspelt one would start a server with a default in the place of what was meant.
/// </summary>
static class KnownVariables
{
    const string Prefix = "HOLDFAST_";

    public static readonly string[] All =
    [
        "HOLDFAST_STORE", "HOLDFAST_URLS", "HOLDFAST_PUBLIC_URL", "HOLDFAST_OWNER_USERNAME", "HOLDFAST_OWNER_PASSWORD_FILE",
        "HOLDFAST_PASSWORD_HASH", "HOLDFAST_PASSWORD_MIN_LENGTH",
        "HOLDFAST_KEY_FILE", "HOLDFAST_PERMISSION_MODELS", "HOLDFAST_TRUSTED_PROXIES", "HOLDFAST_COOKIE_DOMAIN", "HOLDFAST_METRICS_READERS",
        "HOLDFAST_MAIL_FROM", "HOLDFAST_MAIL_FOLDER",
        "HOLDFAST_SMTP_HOST", "HOLDFAST_SMTP_PORT", "HOLDFAST_SMTP_TLS", "HOLDFAST_SMTP_USER", "HOLDFAST_SMTP_PASSWORD_FILE",
    ];

    /// <summary>A sentence for each variable that looks like a setting and is none.</summary>
    public static IEnumerable<string> Faults(IReadOnlyCollection<string> present) =>
        from name in present.Order(StringComparer.Ordinal)
        where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !All.Contains(name) && !IsOfKubernetes(name, present)
        select $"{name} is not a setting. The nearest one is {All.MinBy(known => Distance(name.ToUpperInvariant(), known))}.";

    /// <summary>
    /// Whether Kubernetes set it: for a service called holdfast-web each pod gets HOLDFAST_WEB_SERVICE_HOST, HOLDFAST_WEB_PORT_80_TCP and
    /// more.
    /// </summary>
    static bool IsOfKubernetes(string name, IReadOnlyCollection<string> present)
    {
        const string Host = "_SERVICE_HOST";
        return present.Where(other => other.EndsWith(Host, StringComparison.Ordinal))
            .Select(other => other[..^Host.Length])
            .Any(service => name.StartsWith(service + "_SERVICE_", StringComparison.Ordinal) || name == service + "_PORT" || name.StartsWith(service + "_PORT_", StringComparison.Ordinal));
    }

    /// <summary>How many letters must be inserted or deleted. A name that lacks a word is nearer than one of other letters.</summary>
    static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = one[i - 1] == other[j - 1] ? diagonal : 1 + Math.Min(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[^1];
    }
}
