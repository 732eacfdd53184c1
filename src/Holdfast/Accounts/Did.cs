using System.Diagnostics.CodeAnalysis;

namespace Holdfast.Accounts;

/// <summary>A decentralised identifier by the syntax of W3C DID Core 1.0, section 3.1; no path, query or fragment.</summary>
public sealed record Did
{
    const int Longest = 512;

    Did(string value) => Value = value;

    /// <summary>The identifier.</summary>
    public string Value { get; }

    /// <summary>The identifier of an account that has none of its own.</summary>
    public static Did OfMember(string publicHost, AccountId account) =>
        new($"did:web:{publicHost.Replace(":", "%3A", StringComparison.Ordinal)}:members:{account}");

    /// <summary>Parses the whole text as a DID.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Did? did)
    {
        did = text is { Length: <= Longest } && IsDid(text) ? new Did(text) : null;
        return did is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    static bool IsDid(string text)
    {
        if (!text.StartsWith("did:", StringComparison.Ordinal))
            return false;
        var methodEnd = text.IndexOf(':', 4);
        return methodEnd > 4 && text.AsSpan(4, methodEnd - 4).IndexOfAnyExcept(MethodCharacters) < 0
            && text[^1] != ':' && IsMethodSpecificId(text.AsSpan(methodEnd + 1));
    }

    static readonly System.Buffers.SearchValues<char> MethodCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    static bool IsMethodSpecificId(ReadOnlySpan<char> id)
    {
        for (var i = 0; i < id.Length; i++)
        {
            if (id[i] == '%')
            {
                if (i + 2 >= id.Length || !char.IsAsciiHexDigit(id[i + 1]) || !char.IsAsciiHexDigit(id[i + 2]))
                    return false;
                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit(id[i]) && id[i] is not ('.' or '-' or '_' or ':'))
            {
                return false;
            }
        }
        return id.Length > 0;
    }
}
