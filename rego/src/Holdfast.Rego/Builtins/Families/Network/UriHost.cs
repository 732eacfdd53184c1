using Holdfast.Rego.Builtins.Families.Encodings;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>The host of an address, with its port.</summary>
static class UriHost
{
    const string Allowed = "!$&'()*+,;=:[]<>\"-_.~";
    const string EscapedPercent = "%25";

    /// <exception cref="UriSyntaxException">The text is no host.</exception>
    public static string Parse(string host)
    {
        var open = host.LastIndexOf('[');
        if (open >= 0)
            return ParseBracketed(host, open);
        var colon = host.LastIndexOf(':');
        if (colon >= 0)
            CheckPort(host[colon..]);
        return Unescape(host);
    }

    public static bool IsPort(ReadOnlySpan<char> port) =>
        port.Length == 0 || (port[0] == ':' && port[1..].IndexOfAnyExceptInRange('0', '9') < 0);

    static string ParseBracketed(string host, int open)
    {
        var close = host.LastIndexOf(']');
        if (close < 0)
            throw new UriSyntaxException("missing ']' in host");
        if (open > 0 || close < open)
            throw new UriSyntaxException("invalid IP-literal");
        CheckPort(host[(close + 1)..]);
        var inside = host[1..close];
        var zone = inside.IndexOf(EscapedPercent, StringComparison.Ordinal);
        var address = zone < 0 ? inside : inside[..zone];
        if (!address.Contains(':') || !IpText.TryParse(address, out _, out _))
            throw new UriSyntaxException("invalid host: " + QuotedText.Of(address));
        return zone < 0 ? host : $"[{address}{Decode(inside[zone..])}{host[close..]}";
    }

    static void CheckPort(string port)
    {
        if (!IsPort(port))
            throw new UriSyntaxException($"invalid port {QuotedText.Of(port)} after host");
    }

    /// <summary>Percent signs may only stand for bytes beyond ASCII, or for themselves.</summary>
    static string Unescape(string host)
    {
        for (var i = 0; i < host.Length; i++)
        {
            if (host[i] == '%')
            {
                var escape = host.Substring(i, Math.Min(3, host.Length - i));
                if (escape.Length == 3 && escape[1] is >= '0' and <= '7' && escape != EscapedPercent)
                    throw new UriSyntaxException(QueryText.InvalidEscape(escape));
            }
            else if (char.IsAscii(host[i]) && !char.IsAsciiLetterOrDigit(host[i]) && !Allowed.Contains(host[i]))
            {
                throw new UriSyntaxException($"invalid character {QuotedText.Of(host[i].ToString())} in host name");
            }
        }
        return Decode(host);
    }

    static string Decode(string text) =>
        QueryText.TryDecode(text, plusIsSpace: false, out var decoded, out var fault) ? decoded : throw new UriSyntaxException(fault);
}
