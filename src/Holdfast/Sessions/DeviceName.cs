using System.Collections.Frozen;

namespace Holdfast.Sessions;

/// <summary>What people call a client, made of the words below alone, never of what the client sent.</summary>
static class DeviceName
{
    const string Unknown = "Unknown device";
    const int Longest = 256;

    /// <summary>Each claims to be some of those after it.</summary>
    static readonly (string Mark, string Name)[] browsers =
    [
        ("PowerShell/", "PowerShell"), ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"), ("YaBrowser/", "Yandex Browser"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    /// <summary>Android claims to be Linux, and iOS to be like macOS.</summary>
    static readonly (string Mark, string Name)[] systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("CrOS", "ChromeOS"), ("Macintosh", "macOS"), ("FreeBSD", "FreeBSD"), ("OpenBSD", "OpenBSD"), ("Linux", "Linux"),
    ];

    /// <summary>By the name before the version.</summary>
    static readonly FrozenDictionary<string, string> programs = new Dictionary<string, string>
    {
        ["curl"] = "curl",
        ["wget"] = "Wget",
        ["httpie"] = "HTTPie",
        ["postmanruntime"] = "Postman",
        ["insomnia"] = "Insomnia",
        ["python"] = "Python",
        ["python-requests"] = "Python",
        ["python-httpx"] = "Python",
        ["python-urllib"] = "Python",
        ["go-http-client"] = "Go",
        ["okhttp"] = "OkHttp",
        ["java"] = "Java",
        ["java-http-client"] = "Java",
        ["apache-httpclient"] = "Java",
        ["node"] = "Node.js",
        ["node-fetch"] = "Node.js",
        ["undici"] = "Node.js",
        ["axios"] = "Node.js",
        ["ruby"] = "Ruby",
        ["dart"] = "Dart",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name for a user agent; looks at its first 256 characters.</summary>
    public static string Of(string? userAgent)
    {
        var text = userAgent.AsSpan(0, Math.Min(userAgent?.Length ?? 0, Longest));
        var end = text.IndexOfAny('/', ' ');
        if (programs.TryGetValue((end < 0 ? text : text[..end]).ToString(), out var program))
            return program;
        return (First(browsers, text), First(systems, text)) switch
        {
            ({ } browser, { } system) => $"{browser} on {system}",
            ({ } browser, null) => browser,
            (null, { } system) => $"Unknown client on {system}",
            _ => Unknown,
        };
    }

    static string? First((string Mark, string Name)[] known, ReadOnlySpan<char> text)
    {
        foreach (var (mark, name) in known)
        {
            if (text.Contains(mark, StringComparison.Ordinal))
                return name;
        }
        return null;
    }
}
