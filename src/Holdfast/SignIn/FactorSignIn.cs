using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>
/// Passing the second factor of a sign-in, and confirming password and factor again. Each proves first and then goes through the gate
/// with the epoch that was seen.
/// </summary>
public sealed class FactorSignIn(PasswordProof passwords, FactorProof factors, AuthorityGate gate)
{
    /// <summary>
    /// Opens the window for sensitive commands; the session gets a new token. An account with a second factor shows a code of it as well,
    /// which is looked at only when the password is right. Refuses with <c>throttled</c>, <c>invalid_credentials</c>, or
    /// <c>invalid_code</c> when the code is missing.
    /// </summary>
    public async Task<Outcome<SignedIn>> ReauthenticateAsync(
        Actor.ByAccount actor, Caller caller, Reauthentication shown, Network network, CancellationToken cancellationToken)
    {
        if (caller.Account.HasFactor && shown.Code is null)
            return Refusal.InvalidCode("this account has a second factor: send a code of it, or a backup code, as well; or show a passkey instead: POST /api/v1/auth/passkey");
        var proven = await passwords.ProveOwnAsync(actor, shown.Password, network, cancellationToken).ConfigureAwait(false);
        if (!proven.IsDone(out var proved))
            return proven.Refusal!;
        var token = SessionToken.New();
        var command = new ReauthenticateSession(caller.Account.Id, proved.Account.CredentialEpoch, token.Hash);
        var outcome = caller.Account.HasFactor
            ? await factors.UseAsync(actor, caller, (shown.Code!, network), evidence => command with { Factor = evidence }, cancellationToken).ConfigureAwait(false)
            : await gate.ExecuteAsync(actor, command, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is null)
            await passwords.ForgiveAsync(proved, cancellationToken).ConfigureAwait(false);
        return outcome.Select(done => new SignedIn(proved.Account, done.Session!, token, done.Next));
    }

    /// <summary>
    /// Passes the second factor of a sign-in. Refuses with <c>throttled</c>, <c>invalid_credentials</c>, <c>factor_unavailable</c>, or
    /// <c>unauthenticated</c> once the session's budget is spent.
    /// </summary>
    public async Task<Outcome<SignedIn>> VerifyFactorAsync(Actor.ByAccount actor, Caller caller, FactorCode code, Network network, CancellationToken cancellationToken)
    {
        if (caller.Next != NextStep.VerifyFactor)
            return caller.Next == NextStep.Done ? Refusal.Forbidden() : Refusal.SignInIncomplete(caller.Next.Name);
        var token = SessionToken.New();
        var outcome = await factors.UseAsync(
            actor,
            caller,
            (code, network),
            evidence => new ProveFactor(caller.Account.Id, caller.Account.CredentialEpoch, evidence, token.Hash) { NetworkHash = AttemptKeys.OfAccount(caller.Account.Id, network).Network },
            cancellationToken).ConfigureAwait(false);
        return outcome.Select(done => new SignedIn(done.Account!, done.Session!, token, done.Next));
    }
}
