using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Invitations;

/// <summary>Reads invitations: the rows, then their groups and carriers, in two exchanges, both bounded by the page.</summary>
sealed class InvitationReader(IDatabase database) : IInvitationReader
{
    readonly string groupsOf = $"SELECT invitation_id, group_id FROM invitation_groups WHERE {database.Dialect.IsAnyOf("invitation_id", 1)} ORDER BY group_id";

    readonly string carriersOf =
        $"""
        SELECT {CarrierRow.Columns}, c.invitation_id FROM invitation_carriers c WHERE {database.Dialect.IsAnyOf("c.invitation_id", 1)}
        ORDER BY c.part, c.custodian_id
        """;

    public ValueTask<IReadOnlyList<Invitation>> ListAsync(InvitationId? after, int limit, CancellationToken cancellationToken) => after is { } last
        ? ReadAsync("WHERE i.id < $2 ORDER BY i.id DESC LIMIT $1", [(long)limit, last.Value], cancellationToken)
        : ReadAsync("ORDER BY i.id DESC LIMIT $1", [(long)limit], cancellationToken);

    public async ValueTask<Invitation?> FindAsync(InvitationId id, CancellationToken cancellationToken) =>
        (await ReadAsync("WHERE " + InvitationRow.ById, [id.Value], cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    async ValueTask<IReadOnlyList<Invitation>> ReadAsync(string which, SqlValue[] values, CancellationToken cancellationToken)
    {
        var found = new List<Invitation>();
        await database.ReadAsync(
            [new($"SELECT {InvitationRow.Columns} {InvitationRow.From} {which}", values) { Row = row => found.Add(InvitationRow.Read(row)) }], cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            return found;
        var ids = found.Select(invitation => invitation.Id.Value).ToArray();
        var groups = ids.ToDictionary(id => id, _ => new List<GroupId>());
        var carriers = ids.ToDictionary(id => id, _ => new List<Carrier>());
        await database.ReadAsync(
            [
                new(groupsOf, ids) { Row = row => groups[row.GetGuid(0)].Add(new(row.GetGuid(1))) },
                new(carriersOf, ids) { Row = row => carriers[row.GetGuid(CarrierRow.Count)].Add(CarrierRow.Read(row)) },
            ],
            cancellationToken).ConfigureAwait(false);
        return [.. found.Zip(ids, (invitation, id) => invitation with { Groups = groups[id], Carriers = carriers[id] })];
    }
}
