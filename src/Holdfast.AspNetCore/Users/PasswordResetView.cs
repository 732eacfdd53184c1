using System.Text.Json.Serialization;
using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Users;

/// <summary>The secret of a password reset, shown once.</summary>
/// <param name="Mode"><c>temporary</c> or <c>link</c>.</param>
/// <param name="TemporaryPassword">The temporary password; null for a link.</param>
/// <param name="Link">The one-time link; null for a temporary password.</param>
/// <param name="LinkExpiresAt">When the link ends.</param>
/// <param name="Mailed">Whether the link is mailed to the account's personal address and shown to nobody.</param>
public sealed record PasswordResetView(string Mode, string? TemporaryPassword, string? Link, DateTimeOffset? LinkExpiresAt, bool Mailed = false)
{
    /// <summary>What else ended and became void, in the answer to a change that declared the account compromised.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EndedView? Ended { get; init; }
}
