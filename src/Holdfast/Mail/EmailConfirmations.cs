using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.Mail;

/// <summary>Confirming one's own address: a code is mailed there and entered in a session of the account.</summary>
public sealed class EmailConfirmations(IMailOutbox outbox, IThrottleStore throttle, AuthorityGate gate, HoldfastOptions options, TimeProvider time)
{
    static readonly Pace codes = new(AtOnce: 3, Each: TimeSpan.FromMinutes(5));
    static readonly Pace guesses = new(AtOnce: 5, Each: TimeSpan.FromMinutes(3));

    /// <summary>
    /// Mails a code to the caller's address. Refuses with <c>invalid_command</c> when there is no address or no mail, and with
    /// <c>throttled</c>.
    /// </summary>
    public async Task<Outcome<MailId>> AskAsync(Actor.ByAccount actor, Account account, CancellationToken cancellationToken)
    {
        if (account.Email is not { } address)
            return Refusal.InvalidCommand("your account has no address to confirm");
        if (!options.Mail.IsOn)
            return Refusal.InvalidCommand("this instance sends no mail, so no address can be confirmed");
        if (await throttle.ReserveAsync(KeyOf("codes", account), codes.Decide, cancellationToken).ConfigureAwait(false) is { } wait)
            return Refusal.Throttled(wait);
        var mail = new WaitingMail
        {
            Id = MailId.New(time.GetUtcNow()),
            Kind = MailKind.Confirmation,
            Account = account.Id,
            To = address,
            About = "confirmation",
            CorrelationId = actor.Origin.CorrelationId,
            Ip = actor.Origin.Ip,
            CreatedAt = default,
        };
        await outbox.AddAsync(mail, cancellationToken).ConfigureAwait(false);
        return mail.Id;
    }

    /// <summary>Enters the code. Refuses with <c>invalid_code</c>, or <c>throttled</c> after five wrong ones.</summary>
    public async Task<Outcome<Receipt>> ConfirmAsync(Actor.ByAccount actor, Account account, string code, CancellationToken cancellationToken)
    {
        if (await throttle.ReserveAsync(KeyOf("guesses", account), guesses.Decide, cancellationToken).ConfigureAwait(false) is { } wait)
            return Refusal.Throttled(wait);
        var digits = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        return await gate.ExecuteAsync(actor, new ConfirmEmail(account.Id, EmailConfirmation.HashOf(account.Id, digits)), cancellationToken).ConfigureAwait(false);
    }

    static ThrottleKey KeyOf(string what, Account account)
    {
        var subject = $"holdfast email {what}\0{account.Id}";
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(subject)), new Network("any").HashFor(subject), account.Id);
    }
}
