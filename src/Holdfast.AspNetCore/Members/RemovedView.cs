using System.Text.Json.Serialization;
using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Members;

/// <summary>A removal that was carried out.</summary>
/// <param name="Did">Who was removed.</param>
/// <param name="Disposition">What was kept: <c>purge</c>, <c>tombstone</c> or <c>historical</c>.</param>
/// <param name="Removed">Always true.</param>
public sealed record RemovedView(string Did, string Disposition, bool Removed)
{
    /// <summary>What else ended and became void, in the answer to a change that declared the account compromised.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EndedView? Ended { get; init; }
}
