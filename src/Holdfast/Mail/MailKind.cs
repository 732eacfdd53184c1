namespace Holdfast.Mail;

/// <summary>Why a mail is sent.</summary>
public enum MailKind
{
    /// <summary>Somebody asked for a link to set a new password; whether there is such an account is found out when it is sent.</summary>
    Recovery = 1,

    /// <summary>An account is told what happened to its credentials.</summary>
    Notice = 2,

    /// <summary>Somebody was invited to an account.</summary>
    Invitation = 3,

    /// <summary>
    /// An account gets a link to set its password at its personal address, because somebody who manages accounts asked for it.
    /// </summary>
    SignInLink = 4,

    /// <summary>An account gets a code that confirms its address.</summary>
    Confirmation = 5,
}
