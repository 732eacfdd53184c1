using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.Mail;

/// <summary>
/// Makes the letter of a waiting mail at the moment it is sent. A secret link is made here, through the gate and under the account's
/// lock; only its hash reaches the store, so neither the outbox nor a backup of it holds anything that opens an account.
/// </summary>
public sealed class MailWriter(AuthorityGate gate, IAccountReader accounts, IInvitationReader invitations, IThrottleStore throttle, HoldfastOptions options, TimeProvider time)
{
    /// <summary>How old a wish for a link may be: nobody waits longer for it.</summary>
    static readonly TimeSpan oldestWish = TimeSpan.FromHours(1);

    /// <summary>How many links one account gets, whoever asks and from wherever.</summary>
    static readonly Pace perAccount = new(AtOnce: 3, Each: TimeSpan.FromMinutes(10));

    /// <summary>The letter; null when there is nothing to send (any more).</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    public async Task<Letter?> WriteAsync(WaitingMail mail, CancellationToken cancellationToken) => mail.Kind switch
    {
        MailKind.Recovery => await RecoveryAsync(mail, cancellationToken).ConfigureAwait(false),
        MailKind.Notice => await NoticeAsync(mail, cancellationToken).ConfigureAwait(false),
        MailKind.Invitation => await InvitationAsync(mail, cancellationToken).ConfigureAwait(false),
        MailKind.SignInLink => await SignInLinkAsync(mail, cancellationToken).ConfigureAwait(false),
        MailKind.Confirmation => await ConfirmationAsync(mail, cancellationToken).ConfigureAwait(false),
        _ => null,
    };

    async Task<Letter?> RecoveryAsync(WaitingMail mail, CancellationToken cancellationToken)
    {
        if (await accounts.NowAsync(cancellationToken).ConfigureAwait(false) - mail.CreatedAt > oldestWish)
            return null;
        var account = await accounts.FindByIdentifierAsync(mail.About, cancellationToken).ConfigureAwait(false);
        if (account is not { Kind: AccountKind.Person, Email: { } address } || !account.IsLive(mail.CreatedAt))
            return null;
        if (mail.Attempts <= 1 && await IsTooManyAsync(account, cancellationToken).ConfigureAwait(false))
            return null;
        var secret = OneTimeSecret.New();
        var command = new IssueRecoveryLink(account.Id, account.CredentialEpoch, address, OneTimeTokenId.New(time.GetUtcNow()), secret.Hash);
        return await IssueAsync(mail, command, cancellationToken).ConfigureAwait(false)
            ? Letters.Recovery(mail, account, address, LinkTo("/recover", secret))
            : null;
    }

    /// <summary>The link goes to the address that it was asked for, while that is still the account's and personal.</summary>
    async Task<Letter?> SignInLinkAsync(WaitingMail mail, CancellationToken cancellationToken)
    {
        var account = await FindAsync(mail, cancellationToken).ConfigureAwait(false);
        if (account is not { Kind: AccountKind.Person, Email: { } address } || address != mail.To)
            return null;
        var secret = OneTimeSecret.New();
        var isCreation = mail.About == SignInMail.Creation;
        var command = new IssueRecoveryLink(account.Id, account.CredentialEpoch, address, OneTimeTokenId.New(time.GetUtcNow()), secret.Hash)
        {
            IsCreation = isCreation,
            MustBePersonal = true,
        };
        return await IssueAsync(mail, command, cancellationToken).ConfigureAwait(false)
            ? Letters.SignInLink(mail, account, Home, LinkTo("/recover", secret), isCreation)
            : null;
    }

    async Task<Letter?> ConfirmationAsync(WaitingMail mail, CancellationToken cancellationToken)
    {
        var account = await FindAsync(mail, cancellationToken).ConfigureAwait(false);
        if (account is not { Email: { } address } || address != mail.To)
            return null;
        var code = EmailConfirmation.NewCode();
        return await IssueAsync(mail, new IssueConfirmation(account.Id, address, EmailConfirmation.HashOf(account.Id, code)), cancellationToken).ConfigureAwait(false)
            ? Letters.Confirmation(mail, account, Home, code)
            : null;
    }

    async ValueTask<Account?> FindAsync(WaitingMail mail, CancellationToken cancellationToken) =>
        mail.Account is { } id ? await accounts.FindAsync(id, cancellationToken).ConfigureAwait(false) : null;

    async Task<Letter?> NoticeAsync(WaitingMail mail, CancellationToken cancellationToken)
    {
        var account = await FindAsync(mail, cancellationToken).ConfigureAwait(false);
        return account is { RemovedAt: null } && mail.To is { } address ? Letters.Notice(mail, account, address, Home) : null;
    }

    async Task<Letter?> InvitationAsync(WaitingMail mail, CancellationToken cancellationToken)
    {
        if (!InvitationId.TryParse(mail.About, out var id) || await invitations.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } invitation)
            return null;
        var secret = OneTimeSecret.New();
        return await IssueAsync(mail, new IssueInvitationLink(id, secret.Hash), cancellationToken).ConfigureAwait(false)
            ? Letters.Invitation(mail, invitation, Home, LinkTo("/invitation", secret))
            : null;
    }

    /// <summary>Whether the link was made; false when what was asked for holds no more.</summary>
    async Task<bool> IssueAsync(WaitingMail mail, Command command, CancellationToken cancellationToken)
    {
        var outcome = await gate.ExecuteAsync(new Actor.System(new Origin(mail.CorrelationId, mail.Ip)), command, cancellationToken).ConfigureAwait(false);
        // A link that may be in the store is in no mail: the next attempt makes another.
        return outcome.Refusal?.Code == RefusalCode.StoreUnavailable || outcome.Refusal?.Code == RefusalCode.OutcomeUnknown
            ? throw new StoreUnavailableException("The store did not take the link of a mail.")
            : outcome.Refusal is null;
    }

    async Task<bool> IsTooManyAsync(Account account, CancellationToken cancellationToken)
    {
        var subject = "holdfast mailed links\0" + account.Id;
        var key = new ThrottleKey(SHA256.HashData(Encoding.UTF8.GetBytes(subject)), new Network("any").HashFor(subject), account.Id);
        return await throttle.ReserveAsync(key, perAccount.Decide, cancellationToken).ConfigureAwait(false) is not null;
    }

    string Home => options.PublicUrl!.AbsoluteUri.TrimEnd('/');

    string LinkTo(string page, OneTimeSecret secret) => $"{Home}{page}?token={secret.Secret}";
}
