using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>Finds out who sends a request. Validity is read from the store each time; nothing is cached.</summary>
public interface ICallerReader
{
    /// <summary>The caller with this live session of a live account, or null.</summary>
    ValueTask<Caller?> FindBySessionAsync(SecretHash token, CancellationToken cancellationToken);

    /// <summary>The caller with this live API key of a live account, or null.</summary>
    ValueTask<Caller?> FindByKeyAsync(SecretHash key, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that sessions and keys were used, to the minute. Not a change of authority; called in the background with many at once.
    /// </summary>
    ValueTask TouchAsync(IReadOnlyCollection<UseOfCredential> uses, CancellationToken cancellationToken);
}
