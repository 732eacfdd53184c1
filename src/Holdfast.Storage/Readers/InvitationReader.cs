using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Storage.Rows;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Readers;

/// <summary>Reads invitations: the rows and their groups in two exchanges, both bounded by the page.</summary>
sealed class InvitationReader(IDatabase database) : IInvitationReader
{
    readonly string groupsOf = $"SELECT invitation_id, group_id FROM invitation_groups WHERE {database.Dialect.IsAnyOf("invitation_id", 1)} ORDER BY group_id";

    public ValueTask<IReadOnlyList<Invitation>> ListAsync(InvitationId? after, int limit, CancellationToken cancellationToken) => after is { } last
        ? ReadAsync("WHERE i.id < $2 ORDER BY i.id DESC LIMIT $1", [(long)limit, last.Value], cancellationToken)
        : ReadAsync("ORDER BY i.id DESC LIMIT $1", [(long)limit], cancellationToken);

    public async ValueTask<Invitation?> FindAsync(InvitationId id, CancellationToken cancellationToken) =>
        (await ReadAsync("WHERE " + InvitationRow.ById, [id.Value], cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    async ValueTask<IReadOnlyList<Invitation>> ReadAsync(string which, SqlValue[] values, CancellationToken cancellationToken)
    {
        var found = new List<Invitation>();
        var groups = new Dictionary<Guid, List<GroupId>>();
        await database.ReadAsync(
            [new($"SELECT {InvitationRow.Columns} {InvitationRow.From} {which}", values) { Row = row => found.Add(InvitationRow.Read(row)) }], cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            return found;
        foreach (var invitation in found)
            groups[invitation.Id.Value] = [];
        await database.ReadAsync(
            [new(groupsOf, found.Select(invitation => invitation.Id.Value).ToArray()) { Row = row => groups[row.GetGuid(0)].Add(new(row.GetGuid(1))) }],
            cancellationToken).ConfigureAwait(false);
        return [.. found.Select(invitation => invitation with { Groups = groups[invitation.Id.Value] })];
    }
}
