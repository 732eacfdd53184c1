namespace Holdfast.Invitations;

/// <summary>Reads invitations, outside any lock.</summary>
public interface IInvitationReader
{
    /// <summary>
    /// Invitations that wait to be accepted, newest first, at most <paramref name="limit"/>, after the one named; expired ones for as
    /// long as they are not tidied away.
    /// </summary>
    ValueTask<IReadOnlyList<Invitation>> ListAsync(InvitationId? after, int limit, CancellationToken cancellationToken);

    /// <summary>The invitation, or null.</summary>
    ValueTask<Invitation?> FindAsync(InvitationId id, CancellationToken cancellationToken);
}
