namespace Holdfast.AspNetCore.Factors;

/// <summary>
/// The name under which authenticators know this instance, and the origin from which its answers must come. They follow from the public address alone, never from a request;
/// without one, only pages of this machine count: <c>http://localhost</c>, whatever the port.
/// </summary>
sealed class RelyingParty(HoldfastOptions options)
{
    const string Local = "localhost";

    /// <summary>The relying party id: a host.</summary>
    public string Id { get; } = options.PublicUrl?.IdnHost ?? Local;

    /// <summary>Whether an answer may come from this origin.</summary>
    public bool Accepts(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var sent) && sent.AbsolutePath == "/" && (options.PublicUrl is { } own
            ? sent.Scheme == own.Scheme && sent.IdnHost == own.IdnHost && sent.Port == own.Port
            : sent.Scheme == Uri.UriSchemeHttp && sent.IdnHost == Local);
}
