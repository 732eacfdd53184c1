using Holdfast.Accounts;
using Holdfast.Facts;

namespace Holdfast.Mail;

/// <summary>The writes of the outbox that commands ask of the store.</summary>
static class MailEffects
{
    /// <summary>Puts a mail into the outbox; it is sent after the commit.</summary>
    public sealed record SendMail(WaitingMail Mail) : Effect
    {
        internal override AccountId? OnlyOf => Mail.Account;
    }

    /// <summary>Removes what waits in the outbox for an account.</summary>
    public sealed record DropMail(AccountId Account) : Effect;
}
