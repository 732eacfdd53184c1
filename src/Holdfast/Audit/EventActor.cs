using Holdfast.Accounts;

namespace Holdfast.Audit;

/// <summary>Who acted.</summary>
/// <param name="Kind"><c>account</c>, <c>key</c>, <c>system</c> or <c>operator</c>.</param>
/// <param name="Id">The id of the account or key; null for the others.</param>
/// <param name="Label">The name at that time; a copy that survives the account, until erasure.</param>
/// <param name="Person">Whose personal data the label, address and user agent are; null when nobody's.</param>
public sealed record EventActor(string Kind, string? Id, string? Label, AccountId? Person);
