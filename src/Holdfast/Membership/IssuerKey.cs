using Holdfast.Factors;
using Holdfast.Refusals;
using Holdfast.StatusLists.Signing;

namespace Holdfast.Membership;

/// <summary>
/// A key with which this instance signs credentials and status lists, as the store keeps it. Its text form says nothing of the private
/// half.
/// </summary>
/// <param name="Public">The public half; its thumbprint is the key's id.</param>
/// <param name="Private">The private half, sealed; null once the key was retired, when it is erased.</param>
/// <param name="CreatedAt">Since when it signs.</param>
/// <param name="RetiredAt">When another took its place; null while it signs.</param>
public sealed record IssuerKey(PublicKey Public, SealedSecret? Private, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt)
{
    /// <summary>Its id.</summary>
    public string Id => Public.Thumbprint;

    /// <summary>A fresh key, sealed. Refuses when there is no key file.</summary>
    public static Outcome<IssuerKey> New(KeyRing ring, DateTimeOffset now)
    {
        using var key = Es256Key.New();
        return ring.Seal(key).Select(secret => new IssuerKey(key.Public, secret, now, null));
    }

    /// <summary>Whether somebody may still hold something valid that it signed, so that its public half must stay published.</summary>
    public bool IsPublishedAt(DateTimeOffset now) => RetiredAt is null || RetiredAt + CredentialLife.Longest + CredentialLife.Leeway > now;
}
