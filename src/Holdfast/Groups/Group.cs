namespace Holdfast.Groups;

/// <summary>A named set of permissions that its members hold.</summary>
public sealed record Group
{
    /// <summary>Its id.</summary>
    public required GroupId Id { get; init; }

    /// <summary>Its name, unique without regard to case.</summary>
    public required GroupName Name { get; init; }

    /// <summary>A label between the tiers of the ladder. It grants nothing.</summary>
    public int? RankLabel { get; init; }

    /// <summary>What its members hold.</summary>
    public required IReadOnlySet<Permission> Permissions { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many accounts are in it.</summary>
    public int MemberCount { get; init; }
}
