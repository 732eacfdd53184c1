using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Invitations;
using Holdfast.Recovery;
using Holdfast.Sessions;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// One account with all that signs it in. The person behind it always has a session of their own when they can sign in; what the adversary
/// opened is counted here.
/// </summary>
sealed record Seat(Account Account)
{
    /// <summary>Custodians, former ones included.</summary>
    public IReadOnlyList<Carrier> Custodians { get; init; } = [];

    /// <summary>Whether it is in the group.</summary>
    public bool InGroup { get; init; }

    /// <summary>Its direct grants.</summary>
    public int Direct { get; init; }

    /// <summary>The session of this account that the adversary holds; of the adversary's own account none.</summary>
    public Stolen Stolen { get; init; }

    /// <summary>Whether the person has a passkey.</summary>
    public bool OwnPasskey { get; init; }

    /// <summary>Whether the adversary registered a passkey of its own here.</summary>
    public bool PlantedPasskey { get; init; }

    /// <summary>The code that waits to confirm the address.</summary>
    public EmailConfirmation? Code { get; init; }

    /// <summary>Whether the adversary knows the password.</summary>
    public bool KnowsPassword => Account.PasswordHash?.StartsWith(Knows, StringComparison.Ordinal) == true;

    /// <summary>How the hash of a password begins that the adversary knows.</summary>
    public const string Knows = "known";

    /// <summary>How the hash of a password begins that only the person knows.</summary>
    public const string Safe = "safe";

    /// <summary>A hash that differs from the present one.</summary>
    public string NextPassword(bool known) => (known ? Knows : Safe) + (Account.PasswordHash?.EndsWith('1') == true ? "2" : "1");
}

/// <summary>A session that the adversary holds of another account.</summary>
enum Stolen
{
    None,

    /// <summary>No second factor was passed in it.</summary>
    Plain,

    /// <summary>A second factor was passed in it.</summary>
    Verified,
}

/// <summary>One secret of an API key; a rotated key has two.</summary>
sealed record SecretRow(ApiKey Key, SecretHash Hash, bool Known);

/// <summary>An unused link.</summary>
sealed record LinkRow(OneTimeToken Token, bool Known);

/// <summary>An invitation. Its link is null until it was mailed or shown.</summary>
sealed record PromiseRow(Invitation Invitation, SecretHash? Link, bool Known);

/// <summary>Authority by the oracle's own reading: rank, permissions in effect, end.</summary>
readonly record struct Reach(int Rank, int Held, DateTimeOffset? EndsAt)
{
    public bool IsAtLeast(Reach other) => Rank >= other.Rank && (other.Held & ~Held) == 0
        && (EndsAt is null || (other.EndsAt is not null && EndsAt >= other.EndsAt));

    public override string ToString() => $"rank {Rank}, permissions {Held:b7}, {(EndsAt is null ? "no end" : EndsAt == Cast.Soon ? "ends soon" : "ends later")}";
}
