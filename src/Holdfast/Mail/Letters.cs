using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Invitations;
using Holdfast.Recovery;

namespace Holdfast.Mail;

/// <summary>The texts of letters: plain and short. Nothing in a subject comes from outside.</summary>
static class Letters
{
    const string Operation = "operator:";

    /// <summary>What a notice can be about, and what it says.</summary>
    static readonly Dictionary<string, (string Subject, string Sentence)> notices = new(StringComparer.Ordinal)
    {
        ["password_changed"] = ("Your password was changed", "The password of your account was changed in one of its own sessions."),
        ["password_recovered"] = ("Your password was set", "The password of your account was set with a one-time link. Every earlier session has ended."),
        ["password_set"] = ("Your password was reset", "Somebody who manages accounts set another password for your account. Every session has ended."),
        ["reset_link_issued"] = ("A link to set your password was issued", "Somebody who manages accounts issued a link with which a new password can be set for your account."),
        ["email_changed"] = ("Your email address was changed", "The email address of your account was changed. Mail goes to the new address from now on."),
        ["factor_enrolled"] = ("A second factor was added", "A second factor was added to your account."),
        ["factor_removed"] = ("A second factor was removed", "A second factor of your account was removed in one of its own sessions."),
        ["backup_codes_replaced"] = ("Your backup codes were replaced", "A fresh set of backup codes was made for your account. The old ones work no more."),
        ["sign_in_voided"] = ("Your sign-in has ended", "Your way of signing in was ended because somebody else could have had it in their hands. Set a new password with a link that an administrator gives you."),
        ["factors_reset"] = ("Your second factors were removed", "Somebody who manages accounts removed the second factors of your account."),
    };

    public static Letter Recovery(WaitingMail mail, Account account, EmailAddress to, string link)
    {
        var minutes = (int)OneTimeToken.RecoveryLifetime.TotalMinutes;
        return new(mail.Id, to, "Set a new password", $"""
            Somebody asked for a new password for the account {account.Label}.

            To set it, open this link within {minutes} minutes. It works once:

            {link}

            {Asked(mail)}If that was not you, do nothing: your password stays as it is.

            """);
    }

    public static Letter SignInLink(WaitingMail mail, Account account, string home, string link, bool isCreation) => new(
        mail.Id,
        mail.To!,
        isCreation ? "Your new account" : "Set a new password",
        $"""
        {(isCreation ? $"You have the account {account.Label} at {home}." : $"An administrator of {home} sends you a link for your account {account.Label}.")}

        To set your password, open this link {(isCreation ? "within three days" : "within an hour")}. It works once, and nobody else has it:

        {link}

        If you do not know what this is about, do nothing.

        """);

    public static Letter Confirmation(WaitingMail mail, Account account, string home, string code) => new(mail.Id, mail.To!, "Confirm your address", $"""
        To confirm this address for the account {account.Label} at {home}, enter this code within {(int)EmailConfirmation.Lifetime.TotalMinutes} minutes:

        {code}

        If that was not you, do nothing.

        """);

    public static Letter Invitation(WaitingMail mail, Invitation invitation, string home, string link) => new(mail.Id, invitation.Email, "You are invited", $"""
        {invitation.InviterLabel} invites you to an account at {home}.

        To choose a username and a password, open this link before {Minute(invitation.ExpiresAt)} UTC. It works once:

        {link}

        If you do not know what this is about, do nothing.

        """);

    /// <summary>Null for what this version does not know.</summary>
    public static Letter? Notice(WaitingMail mail, Account account, EmailAddress to, string home)
    {
        if (WordsFor(mail.About) is not var (subject, sentence))
            return null;
        return new(mail.Id, to, subject, $"""
            {sentence}

            Account: {account.Label}
            When: {Minute(mail.CreatedAt)} UTC
            Where: {home}

            If you did not expect this, tell whoever administers it at once.

            """);
    }

    /// <summary>What an emergency operation is called in a notice's subject matter.</summary>
    public static string AboutOperation(string operation) => Operation + operation;

    static (string Subject, string Sentence)? WordsFor(string about)
    {
        if (about.StartsWith(Operation, StringComparison.Ordinal))
            return ("The operator acted on your account", $"The operator of the host carried out an emergency operation on your account: {about[Operation.Length..]}.");
        return notices.TryGetValue(about, out var words) ? words : null;
    }

    static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    static string Asked(WaitingMail mail) => mail.Ip is { } ip ? $"The request came from {ip}. " : "";
}
