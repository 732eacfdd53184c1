using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Invitations;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Invitations;

/// <summary>An invitation as a row, without its groups and carriers.</summary>
static class InvitationRow
{
    /// <summary>The columns of the aliases <c>i</c> and <c>a</c>, its inviter.</summary>
    public const string Columns =
        "i.id, i.email, i.role, i.account_expires_at, i.inviter_id, a.username, i.by_mail, i.created_at, i.expires_at, i.email_typist";

    public const string From = "FROM invitations i JOIN accounts a ON a.id = i.inviter_id";

    /// <summary>The invitation by its id, or by the hash of one of its links.</summary>
    public const string ById = "i.id = $1";

    public const string ByLink = "i.id = (SELECT invitation_id FROM invitation_links WHERE token_hash = $1)";

    public static Invitation Read(DbDataReader row) => new()
    {
        Id = new(row.GetGuid(0)),
        Email = EmailAddress.Stored(row.GetString(1)) ?? throw Unknown("address"),
        Role = Role.TryParse(row.GetString(2), out var role) ? role : throw Unknown("role"),
        AccountExpiresAt = row.TimeOrNull(3),
        Inviter = new(row.GetGuid(4)),
        InviterLabel = row.TextOrNull(5),
        ByMail = row.GetBoolean(6),
        CreatedAt = row.Time(7),
        ExpiresAt = row.Time(8),
        EmailTypist = (EmailTypist)row.GetInt32(9),
    };

    public static IEnumerable<Statement> Inserting(Invitation invitation)
    {
        yield return new(
            """
            INSERT INTO invitations (id, email, email_key, role, account_expires_at, inviter_id, by_mail, created_at, expires_at, email_typist)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            invitation.Id.Value, invitation.Email.Value, invitation.Email.Key, invitation.Role.Name, invitation.AccountExpiresAt, invitation.Inviter.Value,
            invitation.ByMail, invitation.CreatedAt, invitation.ExpiresAt, (long)invitation.EmailTypist);
        yield return InvitedRow.Inserting(invitation);
        foreach (var group in invitation.Groups)
            yield return new("INSERT INTO invitation_groups (invitation_id, group_id) VALUES ($1, $2)", invitation.Id.Value, group.Value);
        foreach (var carrying in CarrierRow.OfInvitation.Inserting(invitation.Id.Value, invitation.Carriers))
            yield return carrying;
    }

    public static Statement InsertingLink(InvitationId invitation, SecretHash hash) =>
        new("INSERT INTO invitation_links (token_hash, invitation_id) VALUES ($1, $2)", hash.ToArray(), invitation.Value);

    /// <summary>Whoever is first uses it up, and with it all that were sent to the same address.</summary>
    public static IEnumerable<Statement> Consuming(InvitationId invitation, AccountId? accepter)
    {
        if (accepter is { } account)
        {
            yield return InvitedRow.Claiming(account, invitation);
            yield return new("DELETE FROM invitations WHERE id <> $1 AND email_key = (SELECT email_key FROM invitations WHERE id = $1)", invitation.Value);
        }
        yield return new("DELETE FROM invitations WHERE id = $1", invitation.Value) { MustAffect = 1 };
    }

    static InvalidOperationException Unknown(string what) => new($"The store holds an invitation with a {what} that this version does not know.");
}
