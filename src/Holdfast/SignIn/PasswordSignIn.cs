using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>
/// Signing in by password, and changing it. Each proves the password first and then goes through the gate with the epoch that was seen.
/// </summary>
public sealed class PasswordSignIn(PasswordProof proof, PasswordHasher hasher, PasswordRules rules, AuthorityGate gate, TimeProvider time)
{
    /// <summary>Starts a session. Refuses with <c>throttled</c> or <c>invalid_credentials</c>.</summary>
    public async Task<Outcome<SignedIn>> SignInAsync(Actor.Anonymous actor, Credentials credentials, Network network, string transport, CancellationToken cancellationToken)
    {
        var proven = await proof.ProveAsync(actor, credentials.Identifier, credentials.Password, network, cancellationToken).ConfigureAwait(false);
        if (!proven.IsDone(out var proved))
            return proven.Refusal!;
        var token = SessionToken.New();
        var command = new StartSession(proved.Account.Id, proved.Account.CredentialEpoch, SessionId.New(time.GetUtcNow()), token.Hash)
        {
            Transport = transport,
            NetworkHash = proved.Throttle.Network,
            Rehash = proved.Rehash,
        };
        var outcome = await gate.ExecuteAsync(actor, command, cancellationToken).ConfigureAwait(false);
        if (outcome.IsDone(out var receipt))
            await ForgiveAsync(proved, receipt, cancellationToken).ConfigureAwait(false);
        return outcome.Select(done => new SignedIn(done.Account!, done.Session!, token, done.Next));
    }

    /// <summary>
    /// Changes the actor's own password; every other session ends and this one gets a new token. Refuses with <c>throttled</c>,
    /// <c>invalid_credentials</c> or <c>invalid_password</c>.
    /// </summary>
    public async Task<Outcome<SignedIn>> ChangePasswordAsync(Actor.ByAccount actor, Caller caller, PasswordChange change, Network network, CancellationToken cancellationToken)
    {
        var proven = await proof.ProveOwnAsync(actor, change.Current, network, cancellationToken).ConfigureAwait(false);
        if (!proven.IsDone(out var proved))
            return proven.Refusal!;
        var hashed = await HashAsync(change.New, proved.Account.Username?.Value, proved.Account.Email?.Value, cancellationToken).ConfigureAwait(false);
        if (change.New == change.Current)
            hashed = Refusal.InvalidPassword("the new password must differ from the present one");
        var token = SessionToken.New();
        var command = new ChangeOwnPassword(caller.Account.Id, proved.Account.CredentialEpoch) { Password = hashed, NewToken = token.Hash };
        var outcome = await gate.ExecuteAsync(actor, command, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is null)
            await proof.ForgiveAsync(proved, cancellationToken).ConfigureAwait(false);
        return outcome.Select(done => new SignedIn(done.Account!, done.Session!, token, done.Next));
    }

    /// <summary>
    /// Until the second factor is passed the account stays counted: the right password does not clear the count of wrong codes.
    /// </summary>
    ValueTask ForgiveAsync(ProvenAccount proved, Receipt receipt, CancellationToken cancellationToken) => receipt.Next == NextStep.VerifyFactor
        ? proof.ForgiveNameAsync(proved, cancellationToken)
        : proof.ForgiveAsync(proved, cancellationToken);

    /// <summary>
    /// Checks a new password and hashes it, before any lock is taken. Refuses with <c>invalid_password</c>, or <c>throttled</c> when too
    /// many hashes wait.
    /// </summary>
    public async Task<Outcome<PasswordHash>> HashAsync(string password, string? username, string? email, CancellationToken cancellationToken)
    {
        var accepted = rules.Check(password, username, email);
        if (!accepted.IsDone(out var normal))
            return accepted.Refusal!;
        return await hasher.HashAsync(normal, cancellationToken).ConfigureAwait(false) is { } hash ? hash : Refusal.Throttled(TimeSpan.FromSeconds(5));
    }
}
