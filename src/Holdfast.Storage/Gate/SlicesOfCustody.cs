using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Gate;

/// <summary>
/// The part of a slice that says what the members of a group hold, whom links and invitations carry, and which names and codes wait.
/// </summary>
sealed class SlicesOfCustody
{
    const string TokenByHash = "SELECT id FROM one_time_tokens WHERE token_hash = $1";
    const string InvitationByLink = "SELECT invitation_id FROM invitation_links WHERE token_hash = $1";
    const string Members = "FROM group_members x JOIN accounts a ON a.id = x.account_id WHERE x.group_id = $1 ORDER BY a.id";

    const string NamedByCustodyAlone =
        """
        SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE id = $1) AND (
            EXISTS (SELECT 1 FROM account_custodians WHERE custodian_id = $1) OR EXISTS (SELECT 1 FROM secret_carriers WHERE custodian_id = $1)
            OR EXISTS (SELECT 1 FROM link_carriers WHERE custodian_id = $1) OR EXISTS (SELECT 1 FROM invitation_carriers WHERE custodian_id = $1))
        """;

    static readonly string heldByMembers = GrantRow.OfAccounts("id IN (SELECT account_id FROM group_members WHERE group_id = $1)");
    static readonly string heldByTokenOwner = GrantRow.OfAccounts("id = (SELECT account_id FROM one_time_tokens WHERE token_hash = $1)");

    public void Add(List<Statement> statements, SliceRequest request, SliceLoad load)
    {
        if (request.MembersOf is { } group)
        {
            statements.Add(new($"SELECT {AccountRow.Whole} {Members}", group.Value) { Row = load.TakeMember });
            statements.Add(new(heldByMembers, group.Value) { Row = load.Held.Take });
        }
        if (request.Token is { } token)
        {
            AddCarriers(statements, "link_carriers", $"token_id = ({TokenByHash})", token.ToArray(), load);
            // Those whom the link carries must cover what its account holds.
            statements.Add(new(heldByTokenOwner, token.ToArray()) { Row = load.Held.Take });
        }
        if (request.InvitationLink is { } link)
            AddCarriers(statements, "invitation_carriers", $"invitation_id = ({InvitationByLink})", link.ToArray(), load);
        else if (request.Invitation is { } invitation)
            AddCarriers(statements, "invitation_carriers", "invitation_id = $1", invitation.Value, load);
        if (request.Username is { } username)
            statements.Add(new(GivenUpRow.ByHash, GivenUpUsername.HashOf(username)) { Row = load.TakeGivenUp });
        if (request.Purged is { } purged)
            statements.Add(new(NamedByCustodyAlone, purged.Value) { Row = _ => load.Accounts[purged] = Account.Purged(purged) });
        if (request.Confirmation is { } account)
            statements.Add(new(ConfirmationRow.OfAccount, account.Value) { Row = row => load.Confirmation = ConfirmationRow.Read(row) });
    }

    static void AddCarriers(List<Statement> statements, string table, string which, SqlValue value, SliceLoad load)
    {
        var carriers =
            $"""
            SELECT {CarrierLoad.Columns} FROM {table} c LEFT JOIN accounts a ON a.id = c.custodian_id WHERE c.{which}
            ORDER BY c.part, c.custodian_id
            """;
        var held = GrantRow.OfAccounts($"id IN (SELECT custodian_id FROM {table} WHERE {which})");
        statements.Add(new(carriers, value) { Row = load.Carriers.Take });
        statements.Add(new(held, value) { Row = load.HeldByCarriers.Take });
    }
}
