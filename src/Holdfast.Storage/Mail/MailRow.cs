using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Mail;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Mail;

/// <summary>A mail of the outbox as a row.</summary>
static class MailRow
{
    public const string Columns = "id, kind, account_id, address, about, correlation_id, ip, created_at, attempts";

    const string Insert =
        """
        INSERT INTO mail_outbox (id, kind, account_id, address, about, correlation_id, ip, created_at, due_at, attempts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 0)
        """;

    public static WaitingMail Read(DbDataReader row) => new()
    {
        Id = new(row.GetGuid(0)),
        Kind = KindOf(row.GetString(1)),
        Account = row.UuidOrNull(2) is { } account ? new(account) : null,
        To = row.TextOrNull(3) is { } address ? EmailAddress.Stored(address) : null,
        About = row.GetString(4),
        CorrelationId = new(row.GetGuid(5)),
        Ip = row.TextOrNull(6),
        CreatedAt = row.Time(7),
        Attempts = row.GetInt32(8),
    };

    public static Statement Inserting(WaitingMail mail, DateTimeOffset now) => new(
        Insert, mail.Id.Value, NameOf(mail.Kind), mail.Account?.Value, mail.To?.Value, mail.About, mail.CorrelationId.Value, mail.Ip, now);

    static string NameOf(MailKind kind) => kind switch
    {
        MailKind.Recovery => "recovery",
        MailKind.Notice => "notice",
        MailKind.Invitation => "invitation",
        MailKind.SignInLink => "sign_in_link",
        MailKind.Confirmation => "confirmation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of mail."),
    };

    static MailKind KindOf(string name) => name switch
    {
        "recovery" => MailKind.Recovery,
        "notice" => MailKind.Notice,
        "invitation" => MailKind.Invitation,
        "sign_in_link" => MailKind.SignInLink,
        "confirmation" => MailKind.Confirmation,
        _ => throw new InvalidOperationException("The store holds a mail of a kind that this version does not know."),
    };
}
