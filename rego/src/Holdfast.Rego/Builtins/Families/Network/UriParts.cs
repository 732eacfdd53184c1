using System.Text;
using Holdfast.Rego.Builtins.Families.Encodings;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>The parts of an address, absolute or relative, by the rules of Go's net/url.</summary>
sealed record UriParts(string Scheme, string Host, string Path, string RawPath, string RawQuery, string Fragment)
{
    const string PathCharacters = "-_.~$&+,/:;=@";
    const string UserCharacters = "-._:~!$&'()*+,;=%@";

    /// <exception cref="UriSyntaxException">The text is no address.</exception>
    public static UriParts Parse(string text)
    {
        var (rest, fragment) = Cut(text, '#');
        try
        {
            var parts = ParseWithoutFragment(rest);
            return parts with { Fragment = Unescape(fragment) };
        }
        catch (UriSyntaxException exception)
        {
            throw new UriSyntaxException($"parse {QuotedText.Of(rest)}: {exception.Message}");
        }
    }

    public RegoObject Describe()
    {
        var (host, port) = SplitPort(Host);
        if (host is ['[', .., ']'])
            host = host[1..^1];
        var parts = new RegoObjectBuilder(7);
        Set(parts, "scheme", Scheme);
        Set(parts, "hostname", host);
        Set(parts, "port", port);
        Set(parts, "path", Path);
        Set(parts, "raw_path", RawPath);
        Set(parts, "raw_query", RawQuery);
        Set(parts, "fragment", Fragment);
        return parts.Build();
    }

    static void Set(RegoObjectBuilder parts, string key, string value)
    {
        if (value.Length > 0)
            parts.Set(RegoString.Of(key), RegoString.Of(value));
    }

    static UriParts ParseWithoutFragment(string text)
    {
        if (text.Any(c => c < ' ' || c == 0x7F))
            throw new UriSyntaxException("net/url: invalid control character in URL");
        var scheme = TakeScheme(text, out var rest);
        (rest, var query) = Cut(rest, '?');
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
                return new(scheme, "", "", "", query, "");
            if (Cut(rest, '/').Before.Contains(':'))
                throw new UriSyntaxException("first path segment in URL cannot contain colon");
        }
        var host = "";
        if (rest.StartsWith("//", StringComparison.Ordinal) && (scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)))
        {
            var end = rest.IndexOf('/', 2);
            host = ParseAuthority(end < 0 ? rest[2..] : rest[2..end]);
            rest = end < 0 ? "" : rest[end..];
        }
        var path = Unescape(rest);
        return new(scheme, host, path, rest == Escape(path) ? path : rest, query, "");
    }

    static string TakeScheme(string text, out string rest)
    {
        rest = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) || (i > 0 && (char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.')))
                continue;
            if (text[i] != ':')
                return "";
            if (i == 0)
                throw new UriSyntaxException("missing protocol scheme");
            rest = text[(i + 1)..];
            return text[..i].ToLowerInvariant();
        }
        return "";
    }

    static string ParseAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        var host = UriHost.Parse(authority[(at + 1)..]);
        if (at < 0)
            return host;
        if (!authority.AsSpan(0, at).ToArray().All(c => char.IsAsciiLetterOrDigit(c) || UserCharacters.Contains(c)))
            throw new UriSyntaxException("net/url: invalid userinfo");
        Unescape(authority[..at]);
        return host;
    }

    public static (string Host, string Port) SplitPort(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon >= 0 && UriHost.IsPort(host.AsSpan(colon)) ? (host[..colon], host[(colon + 1)..]) : (host, "");
    }

    static string Unescape(string text) =>
        QueryText.TryDecode(text, plusIsSpace: false, out var decoded, out var fault) ? decoded : throw new UriSyntaxException(fault);

    static string Escape(string path)
    {
        var escaped = new StringBuilder(path.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || PathCharacters.Contains((char)unit))
                escaped.Append((char)unit);
            else
                escaped.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return escaped.ToString();
    }

    static (string Before, string After) Cut(string text, char separator)
    {
        var index = text.IndexOf(separator);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }
}
