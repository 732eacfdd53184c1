using Holdfast.Accounts;

namespace Holdfast.Members;

/// <summary>
/// Erases what the store still holds of members who were purged: the personal parts of events, and answers kept for repeated requests.
/// </summary>
public interface IErasure
{
    /// <summary>
    /// Erases in batches, at most <paramref name="most"/> parts of events. Whatever is left then, or after a crash, is erased in the
    /// background.
    /// </summary>
    ValueTask EraseAsync(AccountId person, int most, CancellationToken cancellationToken);
}
