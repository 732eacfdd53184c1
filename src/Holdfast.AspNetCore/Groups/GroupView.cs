using System.Text.Json.Serialization;
using Holdfast.AspNetCore.Custody;
using Holdfast.Groups;

namespace Holdfast.AspNetCore.Groups;

/// <summary>A group.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, unique without regard to case.</param>
/// <param name="RankLabel">A label between the tiers of the ladder; it grants nothing.</param>
/// <param name="Permissions">What its members hold, sorted.</param>
/// <param name="MemberCount">How many accounts are in it.</param>
/// <param name="CreatedAt">When it was created.</param>
public sealed record GroupView(Guid Id, string Name, int? RankLabel, IReadOnlyList<string> Permissions, int MemberCount, DateTimeOffset CreatedAt)
{
    /// <summary>Members whose sign-in became void by the change, with their new links; only in its answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AffectedAccount>? Voided { get; init; }

    internal static GroupView Of(Group group) => new(
        group.Id.Value,
        group.Name.Value,
        group.RankLabel,
        [.. group.Permissions.Select(permission => permission.Codename).Order(StringComparer.Ordinal)],
        group.MemberCount,
        group.CreatedAt);
}
