using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Passkeys;

/// <summary>
/// What people do with passkeys: sign in, pass the second factor, confirm that it is them, register. Nobody guesses a signature, so there
/// is no throttle before it; a success opens the account for the network from which failures had closed it.
/// </summary>
public sealed class PasskeySignIn(IAccountReader accounts, PasswordProof proof, AuthorityGate gate, TimeProvider time)
{
    /// <summary>Starts a session with a passkey alone: both factors are passed. Refuses with <c>invalid_credentials</c>.</summary>
    public async Task<Outcome<SignedIn>> SignInAsync(Actor.Anonymous actor, ShownPasskey shown, Network network, string transport, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(shown.Passkey.Account, cancellationToken).ConfigureAwait(false);
        if (account is null || !shown.Passkey.MayShow(shown.SignCount))
            return await SuspectAsync(actor, account, cancellationToken).ConfigureAwait(false);
        var token = SessionToken.New();
        var command = new StartSession(account.Id, account.CredentialEpoch, SessionId.New(time.GetUtcNow()), token.Hash)
        {
            Transport = transport,
            NetworkHash = AttemptKeys.OfAccount(account.Id, network).Network,
            Passkey = shown.Evidence,
        };
        var outcome = await gate.ExecuteAsync(actor, command, cancellationToken).ConfigureAwait(false);
        await ForgiveAsync(outcome, account, network, cancellationToken).ConfigureAwait(false);
        return outcome.Select(done => new SignedIn(done.Account!, done.Session!, token, done.Next));
    }

    /// <summary>
    /// Passes the second factor of a session, or opens its window for sensitive commands when nothing is left to pass. The session gets a
    /// new token. Refuses with <c>invalid_credentials</c> or <c>sign_in_incomplete</c>.
    /// </summary>
    public async Task<Outcome<SignedIn>> ConfirmAsync(Actor.ByAccount actor, Caller caller, ShownPasskey shown, Network network, CancellationToken cancellationToken)
    {
        var account = caller.Account;
        if (!shown.Passkey.MayShow(shown.SignCount))
            return await SuspectAsync(actor, account, cancellationToken).ConfigureAwait(false);
        var token = SessionToken.New();
        Command command = caller.Next == NextStep.VerifyFactor
            ? new ProveFactor(account.Id, account.CredentialEpoch, shown.Evidence, token.Hash) { NetworkHash = AttemptKeys.OfAccount(account.Id, network).Network }
            : new ReauthenticateSession(account.Id, account.CredentialEpoch, token.Hash) { Factor = shown.Evidence };
        var outcome = await gate.ExecuteAsync(actor, command, cancellationToken).ConfigureAwait(false);
        await ForgiveAsync(outcome, account, network, cancellationToken).ConfigureAwait(false);
        return outcome.Select(done => new SignedIn(account, done.Session!, token, done.Next));
    }

    /// <summary>
    /// Registers a passkey that the caller's authenticator just made. Refuses with <c>invalid_passkey</c> or
    /// <c>reauthentication_required</c>.
    /// </summary>
    public async Task<Outcome<SignedIn>> RegisterAsync(Actor.ByAccount actor, Outcome<string> name, StoredPasskey passkey, CancellationToken cancellationToken)
    {
        var token = SessionToken.New();
        var outcome = await gate.ExecuteAsync(actor, new AddPasskey(actor.Account, passkey, token.Hash) { Name = name }, cancellationToken).ConfigureAwait(false);
        return outcome.Select(done => new SignedIn(done.Account!, done.Session!, token, done.Next));
    }

    /// <summary>
    /// Records that an answer did not hold: a wrong signature, origin or challenge. One refusal for all, <c>invalid_credentials</c>.
    /// </summary>
    public Task<Refusal> RefuseAsync(Actor actor, Account? account, CancellationToken cancellationToken) =>
        RecordAsync(actor, EventKind.SignInFailed, account, cancellationToken);

    Task<Refusal> SuspectAsync(Actor actor, Account? account, CancellationToken cancellationToken) =>
        RecordAsync(actor, account is null ? EventKind.SignInFailed : EventKind.PasskeyCopySuspected, account, cancellationToken);

    async Task<Refusal> RecordAsync(Actor actor, EventKind kind, Account? account, CancellationToken cancellationToken)
    {
        var refusal = Refusal.InvalidCredentials();
        await gate.RecordRefusalAsync(actor, kind, refusal, account is null ? null : EventSubject.Of(account), cancellationToken).ConfigureAwait(false);
        return refusal;
    }

    async ValueTask ForgiveAsync(Outcome<Receipt> outcome, Account account, Network network, CancellationToken cancellationToken)
    {
        if (outcome.Refusal is null)
            await proof.ForgiveAsync(new ProvenAccount(account, AttemptKeys.OfAccount(account.Id, network), null), cancellationToken).ConfigureAwait(false);
    }
}
