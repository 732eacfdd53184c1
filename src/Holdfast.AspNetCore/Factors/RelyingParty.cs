namespace Holdfast.AspNetCore.Factors;

/// <summary>
/// The name under which authenticators know this instance, and the origin from which its answers must come. They follow from the public
/// address alone, never from a request; without one, only pages of this machine count: <c>http://localhost</c>, whatever the port.
/// </summary>
sealed class RelyingParty(HoldfastOptions options)
{
    const string Local = "localhost";
    const string LocalOrigin = "http://" + Local;

    readonly string? origin = options.PublicUrl is { } url ? $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : $":{url.Port}")}" : null;

    /// <summary>The relying party id: a host.</summary>
    public string Id { get; } = options.PublicUrl?.IdnHost ?? Local;

    /// <summary>Whether an answer may come from this origin, as browsers write origins.</summary>
    public bool Accepts(string sent) => origin is not null
        ? sent == origin
        : sent == LocalOrigin || (sent.StartsWith(LocalOrigin + ":", StringComparison.Ordinal) && sent.AsSpan(LocalOrigin.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0);
}
