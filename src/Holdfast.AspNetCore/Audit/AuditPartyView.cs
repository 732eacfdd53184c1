namespace Holdfast.AspNetCore.Audit;

/// <summary>Who acted, or whom it concerned.</summary>
/// <param name="Kind"><c>account</c>, <c>key</c>, <c>system</c> or <c>operator</c>.</param>
/// <param name="Id">The id of the account or key; null for the others.</param>
/// <param name="Label">The name at that time; null once it was erased.</param>
public sealed record AuditPartyView(string Kind, string? Id, string? Label);
