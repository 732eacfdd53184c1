namespace Holdfast.AspNetCore.Members;

/// <summary>A removal that was carried out.</summary>
/// <param name="Did">Who was removed.</param>
/// <param name="Disposition">What was kept: <c>purge</c>, <c>tombstone</c> or <c>historical</c>.</param>
/// <param name="Removed">Always true.</param>
public sealed record RemovedView(string Did, string Disposition, bool Removed);
