using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Recovery;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Operations;

/// <summary>
/// Sees to the first owner while no account exists: created unattended from HOLDFAST_OWNER_USERNAME and HOLDFAST_OWNER_PASSWORD_FILE,
/// else a setup link is printed. Once an account exists neither happens and neither variable is looked at.
/// </summary>
sealed class FirstOwnerStartup(OneTimeLinks links, IAuthorityStore store, UnattendedOwner unattended, SetupLinkAnnouncement announcement, TimeProvider time)
{
    /// <exception cref="InvalidOperationException">The settings cannot create an owner; the message says what mends them.</exception>
    public async Task CreateUnattendedAsync(CancellationToken cancellationToken)
    {
        if (!unattended.IsWanted || await AnyAccountAsync(cancellationToken).ConfigureAwait(false))
            return;
        var outcome = await links.CreateOwnerAsync(Host(), null, unattended.Read(), cancellationToken).ConfigureAwait(false);
        // Another process that starts at the same time may have been first.
        if (outcome.Refusal is { } refusal && refusal.Code != RefusalCode.AlreadySetUp)
            throw new InvalidOperationException($"Holdfast cannot start: the first owner cannot be created from {UnattendedOwner.NameVariable} and {UnattendedOwner.FileVariable}: {refusal.Sentence}.");
    }

    public async Task PrintLinkAsync(CancellationToken cancellationToken)
    {
        if (await AnyAccountAsync(cancellationToken).ConfigureAwait(false))
            return;
        var outcome = await links.IssueSetupAsync(Host(), cancellationToken).ConfigureAwait(false);
        if (outcome.IsDone(out var secret))
            announcement.Print(secret);
    }

    async ValueTask<bool> AnyAccountAsync(CancellationToken cancellationToken)
    {
        var slice = await store.PeekAsync(Host(), new SliceRequest { AnyAccount = true }, cancellationToken).ConfigureAwait(false);
        return slice.AnyAccount;
    }

    Actor.Operator Host() => new("host at start", new Origin(CorrelationId.New(time.GetUtcNow())));
}
