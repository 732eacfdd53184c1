namespace Holdfast.Policies;

/// <summary>Reads policies, outside any lock.</summary>
public interface IPolicyReader
{
    /// <summary>The version in force; null when there is none.</summary>
    ValueTask<PolicyVersion?> FindActiveAsync(PolicyPurpose purpose, CancellationToken cancellationToken);

    /// <summary>The policy with its text, or null.</summary>
    ValueTask<Policy?> FindAsync(PolicyId id, CancellationToken cancellationToken);

    /// <summary>
    /// Policies of one purpose or of all, newest version first within each purpose; at most <paramref name="limit"/> after
    /// <paramref name="after"/>.
    /// </summary>
    ValueTask<IReadOnlyList<Policy>> ListAsync(PolicyPurpose? purpose, PolicyCursor? after, int limit, CancellationToken cancellationToken);
}
