using Holdfast.ApiKeys;

namespace Holdfast.Custody;

/// <summary>
/// A custodian of an account, or one that an unused link, an invitation or a secret carries and that becomes a custodian when it is used.
/// </summary>
/// <param name="Who">The custodian.</param>
/// <param name="Part">Their part.</param>
public sealed record Carrier(Custodian Who, CarrierPart Part)
{
    /// <summary>
    /// The API key by which the issuer acted; null for a session. Whoever comes to carry the issuer keeps it: a report of the key reaches
    /// them too.
    /// </summary>
    public ApiKeyId? Key { get; init; }

    /// <summary>
    /// Whether they did not cover the account when it was issued, because they were stopped already. What they carry does not end for
    /// that; it ends when the account becomes more.
    /// </summary>
    public bool IsAbsent { get; init; }

    /// <summary>One entry for each custodian: an issuer goes before a custodian, a custodian before a former one; a key is kept.</summary>
    public static IReadOnlyList<Carrier> Distinct(IEnumerable<Carrier> carriers) =>
    [
        .. carriers.OrderBy(one => one.Part).GroupBy(one => one.Who).Select(same => same.First() with { Key = same.Select(one => one.Key).FirstOrDefault(key => key is not null) }),
    ];
}

/// <summary>How a custodian came to be one.</summary>
public enum CarrierPart
{
    /// <summary>They chose or saw the password or the link.</summary>
    Issuer = 1,

    /// <summary>They were a custodian of an issuer at that time.</summary>
    Custodian = 2,

    /// <summary>
    /// A vouch took their place; what the account issues still carries them, until its password is set otherwise than with the present
    /// one.
    /// </summary>
    Former = 3,
}
