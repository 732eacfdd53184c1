using Holdfast.Membership;
using Holdfast.StatusLists.Documents;
using Holdfast.StatusLists.Signing;

namespace Holdfast.AspNetCore.Members;

/// <summary>Who signs, and where its documents are: from the configured public address alone, never from a request.</summary>
sealed class Issuer(Uri publicUrl)
{
    /// <summary>The issuer's DID.</summary>
    public string Did { get; } = DidWebDocument.DidOf(publicUrl);

    /// <summary>Where a list is published.</summary>
    public Uri UrlOf(StatusListId list) => new($"{publicUrl.AbsoluteUri.TrimEnd('/')}/v1/status-lists/{list}");

    /// <summary>Where a verifier finds a key.</summary>
    public string KeyUrl(PublicKey key) => DidWebDocument.KeyUrl(Did, key);

    /// <summary>The document that publishes keys.</summary>
    public byte[] Document(IReadOnlyList<PublicKey> keys) => DidWebDocument.Write(Did, keys);
}
