using Holdfast.Membership;
using Holdfast.StatusLists.Documents;
using Holdfast.StatusLists.Signing;

namespace Holdfast.AspNetCore.Members;

/// <summary>One version of a status list in both of its signed forms.</summary>
/// <param name="Edition">What it was made from; another edition is signed anew.</param>
/// <param name="Credential">As a <c>BitstringStatusListCredential</c>.</param>
/// <param name="Token">As a Status List Token.</param>
sealed record PublishedList(Edition Edition, PublishedDocument Credential, PublishedDocument Token)
{
    public const string CredentialType = "application/vc+jwt";
    public const string TokenType = "application/statuslist+jwt";

    /// <summary>Signs a state. Nodes that sign the same state in the same period with the same key say the same.</summary>
    public static PublishedList Sign(StatusListState state, Edition edition, Issuer issuer, Es256Key key)
    {
        var list = new StatusList
        {
            Url = issuer.UrlOf(state.Id),
            Issuer = issuer.Did,
            Purpose = state.Purpose,
            Bits = state.Bits,
            ValidFrom = state.ChangedAt > edition.Begin ? state.ChangedAt : edition.Begin,
            ValidUntil = edition.End,
            TimeToLive = CredentialLife.TimeToLive,
        };
        var url = issuer.KeyUrl(key.Public);
        return new(
            edition,
            PublishedDocument.OfJws(StatusListDocuments.SignCredential(list, key, url), CredentialType, list.ValidUntil),
            PublishedDocument.OfJws(StatusListDocuments.SignToken(list, key, url), TokenType, list.ValidUntil));
    }
}
