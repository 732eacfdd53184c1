using Holdfast.Factors;
using Holdfast.Membership;
using Holdfast.StatusLists.Signing;

namespace Holdfast.AspNetCore.Members;

/// <summary>Opens the issuer key in use, once for each key. Used by one caller at a time.</summary>
sealed class IssuerDesk(KeyRing ring)
{
    Es256Key? opened;

    /// <summary>The key in use; null when there is none or it does not open with this key file.</summary>
    public Es256Key? Open(IReadOnlyList<IssuerKey> keys)
    {
        if (keys is not [{ RetiredAt: null, Private: { } sealedHalf } present, ..])
            return null;
        if (opened?.Public.Thumbprint == present.Id)
            return opened;
        // The key before may still sign for requests under way: it is left to the collector.
        opened = ring.Open(present.Public, sealedHalf).Match<Es256Key?>(key => key, _ => null);
        return opened;
    }
}
