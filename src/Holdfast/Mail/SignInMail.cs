using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Recovery;

namespace Holdfast.Mail;

/// <summary>
/// The mail that brings a personal address its link. The link is made when the mail is sent, so nobody else ever sees it.
/// </summary>
static class SignInMail
{
    public const string Creation = "creation";
    public const string Reset = "reset";

    public static WaitingMail To(Account account, OneTimeTokenPurpose purpose, StateSlice slice, Actor actor) => new()
    {
        Id = MailId.New(slice.Now),
        Kind = MailKind.SignInLink,
        Account = account.Id,
        To = account.Email,
        About = purpose == OneTimeTokenPurpose.Invitation ? Creation : Reset,
        CorrelationId = actor.Origin.CorrelationId,
        Ip = actor.Origin.Ip,
        CreatedAt = slice.Now,
    };
}
