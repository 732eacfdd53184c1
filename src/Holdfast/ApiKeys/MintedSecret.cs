using Holdfast.Accounts;
using Holdfast.Custody;

namespace Holdfast.ApiKeys;

/// <summary>What is known of one secret of an API key besides its hash. A rotated key has two until the older one ends.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ceiling">The authority of whoever minted it, as it was then: the key never has more.</param>
public sealed record MintedSecret(MintedSecretId Id, Authority Ceiling)
{
    /// <summary>A secret that gives nothing.</summary>
    public static MintedSecret None { get; } = new(default, Authority.None);

    /// <summary>The account that minted it; null for the operator and for keys from before this was recorded.</summary>
    public AccountId? MintedBy { get; init; }

    /// <summary>The minter's name as it is now.</summary>
    public string? MintedByLabel { get; init; }

    /// <summary>When it was minted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends before the key does, because a newer one took its place; null means with the key.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>
    /// The minter and the minter's custodians, as they were then: the secret ends when one of them is stopped as compromised.
    /// </summary>
    public IReadOnlyList<Carrier> Carriers { get; init; } = [];
}

/// <summary>Names one secret of an API key; not the secret. A UUIDv7: ordered by creation.</summary>
public readonly record struct MintedSecretId(Guid Value)
{
    /// <summary>A fresh id for something created at <paramref name="at"/>.</summary>
    public static MintedSecretId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    /// <summary>The hyphenated, lower-case form.</summary>
    public override string ToString() => Value.ToString("D");
}
