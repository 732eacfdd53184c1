using Holdfast.Accounts;
using Holdfast.Invitations;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Invitations;

/// <summary>
/// Which addresses were invited and, once known, whose account they are. A purge needs it to find the events that name the
/// address, so it is kept until that person is erased.
/// </summary>
static class InvitedRow
{
    public static Statement Inserting(Invitation invitation) =>
        new("INSERT INTO audit_invited (invitation_id, email_key) VALUES ($1, $2)", invitation.Id.Value, invitation.Email.Key);

    public static Statement Claiming(AccountId person, EmailAddress address) =>
        new("UPDATE audit_invited SET person = $1 WHERE email_key = $2 AND person IS NULL", person.Value, address.Key);

    public static Statement Claiming(AccountId person, InvitationId accepted) =>
        new("UPDATE audit_invited SET person = $1 WHERE email_key = (SELECT email_key FROM invitations WHERE id = $2) AND person IS NULL", person.Value, accepted.Value);

    /// <summary>
    /// In the transaction of a purge, before the account's row goes: from then on what the log says of the invitations may be erased.
    /// </summary>
    public static Statement[] Erasing(AccountId person, DateTimeOffset at) =>
    [
        new(
            """
            INSERT INTO audit_erasures (person_id, at) SELECT invitation_id, $2 FROM audit_invited
            WHERE person = $1 AND NOT EXISTS (SELECT 1 FROM audit_erasures WHERE person_id = invitation_id)
            """,
            person.Value, at),
        new("DELETE FROM mail_outbox WHERE kind = 'invitation' AND about IN (SELECT CAST(invitation_id AS text) FROM audit_invited WHERE person = $1)", person.Value),
    ];

    /// <summary>The invitations of a person.</summary>
    public static Statement Reading(AccountId person, List<InvitationId> found) =>
        new("SELECT invitation_id FROM audit_invited WHERE person = $1", person.Value) { Row = row => found.Add(new(row.GetGuid(0))) };

    /// <summary>Once nothing of them is left.</summary>
    public static Statement Forgetting(InvitationId invitation) => new("DELETE FROM audit_invited WHERE invitation_id = $1", invitation.Value);
}
