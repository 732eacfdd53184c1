using Holdfast.Accounts;

namespace Holdfast.Membership;

/// <summary>Reads status lists and the keys they are signed with.</summary>
public interface IStatusListReader
{
    /// <summary>Every list, by id: cheap enough to be asked each second.</summary>
    ValueTask<IReadOnlyList<StatusListUse>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One list with its bits, as they are in one version.</summary>
    ValueTask<StatusListState?> FindAsync(StatusListId id, CancellationToken cancellationToken);

    /// <summary>The issuer keys, the present one first.</summary>
    ValueTask<IReadOnlyList<IssuerKey>> IssuerKeysAsync(CancellationToken cancellationToken);

    /// <summary>The slots of an account; none for a service, and none for whom there was no slot when they were removed.</summary>
    ValueTask<IReadOnlyList<MemberSlot>> SlotsOfAsync(AccountId account, CancellationToken cancellationToken);
}
