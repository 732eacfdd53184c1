using Holdfast.Policies;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Policies;

/// <summary>Reads policies.</summary>
sealed class PolicyReader(IDatabase database) : IPolicyReader
{
    public async ValueTask<PolicyVersion?> FindActiveAsync(PolicyPurpose purpose, CancellationToken cancellationToken)
    {
        PolicyVersion? active = null;
        await database.ReadAsync([new(PolicyRow.Active, purpose.Name) { Row = row => active = PolicyRow.ReadVersion(row) }], cancellationToken).ConfigureAwait(false);
        return active;
    }

    public async ValueTask<Policy?> FindAsync(PolicyId id, CancellationToken cancellationToken)
    {
        Policy? found = null;
        await database.ReadAsync([new(PolicyRow.Whole + " WHERE p.id = $1", id.Value) { Row = row => found = PolicyRow.Read(row) }], cancellationToken).ConfigureAwait(false);
        return found;
    }

    public async ValueTask<IReadOnlyList<Policy>> ListAsync(PolicyPurpose? purpose, PolicyCursor? after, int limit, CancellationToken cancellationToken)
    {
        var policies = new List<Policy>();
        await database.ReadAsync(
            [
                new(
                    PolicyRow.Whole + " WHERE (p.purpose = $1 OR $1 = '') AND (p.purpose > $2 OR p.purpose = $2 AND p.version < $3) ORDER BY p.purpose, p.version DESC LIMIT $4",
                    purpose is { } one ? one.Name : "", after is null ? "" : after.Purpose.Name, (long)(after?.Number ?? 0), (long)limit)
                { Row = row => policies.Add(PolicyRow.Read(row)) },
            ],
            cancellationToken).ConfigureAwait(false);
        return policies;
    }
}
