using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Mail;
using Holdfast.Recovery;

namespace Holdfast.Gate;

/// <summary>
/// Tells accounts by mail what happened to their credentials, whichever command did it: a mail in the transaction of the change. Of the
/// emergency operations <c>emergency-access</c> promises to send none; the account hears of the link when it is used.
/// </summary>
static class Notices
{
    /// <summary>Event kinds that send a notice, and its subject. A changed password sends one even if its kind is not listed.</summary>
    static readonly Dictionary<EventKind, string> told = new()
    {
        [EventKind.PasswordChanged] = "password_changed",
        [EventKind.PasswordRecovered] = "password_recovered",
        [EventKind.PasswordSet] = "password_set",
        [EventKind.PasswordReset] = "password_set",
        [EventKind.ResetLinkIssued] = "reset_link_issued",
        [EventKind.FactorEnrolled] = "factor_enrolled",
        [EventKind.FactorRemoved] = "factor_removed",
        [EventKind.BackupCodesReplaced] = "backup_codes_replaced",
        [EventKind.FactorsReset] = "factors_reset",
        [EventKind.SignInVoided] = "sign_in_voided",
    };

    /// <summary>What notices can be about.</summary>
    public static IEnumerable<string> Subjects => told.Values.Distinct();

    public static IEnumerable<Effect> Of(Command command, Plan plan, StateSlice slice, Actor actor)
    {
        if (plan.Events.Count == 0)
            yield break;
        var transitions = Deduction.Of(slice, actor, command).Transitions;
        foreach (var draft in plan.Events)
        {
            if (draft.Subject?.Id is not { } id || !slice.Accounts.TryGetValue(id, out var before))
                continue;
            var transition = transitions.FirstOrDefault(one => one.Before?.Id == id);
            if (before.RemovedAt is not null || transition is { Removes: true })
                continue;
            if (AboutOf(command, draft, transition) is { } about && before.Email is { } address)
                yield return Mail(before, address, about, slice, actor);
            if (transition is { ChangesEmail: true })
            {
                foreach (var one in new[] { before.Email, transition.After.Email }.OfType<EmailAddress>())
                    yield return Mail(before, one, "email_changed", slice, actor);
            }
        }
    }

    /// <summary>Whether an event of this kind is told by itself; what the operator does is told by its command.</summary>
    public static bool Tells(EventKind kind) => told.ContainsKey(kind);

    static string? AboutOf(Command command, EventDraft draft, AccountTransition? transition)
    {
        if (command is EmergencyCommand emergency)
            return emergency is EmergencyAccess ? null : Letters.AboutOperation(emergency.Operation);
        return told.TryGetValue(draft.Kind, out var about) ? about : transition is { ChangesPassword: true } ? "password_set" : null;
    }

    static MailEffects.SendMail Mail(Account account, EmailAddress to, string about, StateSlice slice, Actor actor) => new(new WaitingMail
    {
        Id = MailId.New(slice.Now),
        Kind = MailKind.Notice,
        Account = account.Id,
        To = to,
        About = about,
        CorrelationId = actor.Origin.CorrelationId,
        Ip = actor.Origin.Ip,
        CreatedAt = slice.Now,
    });
}
