using Holdfast.Membership;
using Holdfast.StatusLists.Signing;

namespace Holdfast.AspNetCore.Members;

/// <summary>What is published at one time: the lists, the issuer's document and the key that signs. Immutable.</summary>
/// <param name="Issuer">Who signs.</param>
/// <param name="Key">The key in use.</param>
/// <param name="Keys">The ids of the published keys, the one in use first.</param>
/// <param name="Document">The document that publishes the keys.</param>
/// <param name="Lists">The lists by id.</param>
sealed record Publication(Issuer Issuer, Es256Key Key, IReadOnlyList<string> Keys, PublishedDocument Document, IReadOnlyDictionary<StatusListId, PublishedList> Lists);
