using Holdfast.Custody;

namespace Holdfast.Accounts;

/// <summary>
/// A username that an account gave up. For 30 days nobody else gets it, or mail and links that name it would reach a stranger. A name
/// whose account was purged or left a tombstone is free at once for those who cover the account as it was.
/// </summary>
/// <param name="Hash">The SHA-256 of the name: after a purge nothing else is left of it.</param>
/// <param name="Former">The account that had it.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Authority">What that account could do then.</param>
/// <param name="IsGone">Whether the account was purged or left a tombstone.</param>
public sealed record GivenUpUsername(byte[] Hash, AccountId Former, DateTimeOffset At, Authority Authority, bool IsGone)
{
    /// <summary>How long a name is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);

    /// <summary>The hash under which a name is kept.</summary>
    public static byte[] HashOf(Username name) =>
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("holdfast username\0" + name.Value));
}
