using Holdfast.Mail;
using Holdfast.Storage.Gate;

namespace Holdfast.Storage.Mail;

/// <summary>Carries out the effects on the outbox.</summary>
static class MailStorage
{
    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((MailEffects.SendMail e, Writing writing) => writing.Add(MailRow.Inserting(e.Mail, writing.Now)));
        cupboard.Effect((MailEffects.DropMail e, Writing writing) => writing.Run("DELETE FROM mail_outbox WHERE account_id = $1", e.Account.Value));
    }
}
