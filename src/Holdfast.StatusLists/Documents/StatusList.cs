using Holdfast.StatusLists.Bits;

namespace Holdfast.StatusLists.Documents;

/// <summary>A list as it is published.</summary>
public sealed record StatusList
{
    /// <summary>Where it is published; also its id.</summary>
    public required Uri Url { get; init; }

    /// <summary>The issuer's DID.</summary>
    public required string Issuer { get; init; }

    /// <summary>What a set bit says.</summary>
    public required StatusPurpose Purpose { get; init; }

    /// <summary>The bits.</summary>
    public required StatusBits Bits { get; init; }

    /// <summary>When this state was signed.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when it may be relied on: an old list cannot be replayed for ever.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>For how long a verifier may keep it.</summary>
    public required TimeSpan TimeToLive { get; init; }

    internal string PurposeName => Purpose == StatusPurpose.Revocation ? "revocation" : "suspension";
}
