using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Factors;

/// <summary>Enrols authenticators and issues backup codes, each for the actor's own account.</summary>
public sealed class TotpEnrolment(IFactorReader factors, KeyRing ring, AuthorityGate gate, HoldfastOptions options, TimeProvider time)
{
    /// <summary>
    /// Begins; the secret waits 15 minutes for its first code. Refuses with <c>factor_unavailable</c>, <c>reauthentication_required</c>
    /// or <c>invalid_command</c>.
    /// </summary>
    public async Task<Outcome<BegunTotp>> BeginAsync(Actor.ByAccount actor, Account account, CancellationToken cancellationToken)
    {
        var secret = TotpSecret.New();
        var factor = FactorId.New(time.GetUtcNow());
        var sealedSecret = ring.Seal(account.Id, secret);
        if (!sealedSecret.IsDone(out var stored))
            return sealedSecret.Refusal!;
        var outcome = await gate.ExecuteAsync(actor, new BeginTotp(account.Id, factor, stored), cancellationToken).ConfigureAwait(false);
        return outcome.Select(_ => new BegunTotp(factor, secret.ToBase32(), secret.ToUri(options.PublicUrl?.Host ?? "Holdfast", account.Label)));
    }

    /// <summary>
    /// Confirms by the first code; answers the session under its new token and the backup codes. Refuses with <c>invalid_code</c> or
    /// <c>invalid_command</c>.
    /// </summary>
    public async Task<Outcome<(SignedIn SignedIn, IReadOnlyList<BackupCode> BackupCodes)>> ConfirmAsync(Actor.ByAccount actor, Account account, TotpCode code, CancellationToken cancellationToken)
    {
        var (totp, now) = await factors.FindTotpAsync(account.Id, cancellationToken).ConfigureAwait(false);
        Outcome<long> step = totp is null
            ? 0
            : ring.Open(account.Id, totp.Secret).Then<long>(secret => secret.StepOf(code, now, totp.LastStep) is { } found
                ? found
                : Refusal.InvalidCode("this is not the code that the authenticator shows now; check its clock"));
        var codes = BackupCode.NewSet();
        var token = SessionToken.New();
        var command = new ConfirmTotp(account.Id, totp?.Id ?? default, step, token.Hash) { BackupCodes = [.. codes.Select(one => one.HashFor(account.Id))] };
        var outcome = await gate.ExecuteAsync(actor, command, cancellationToken).ConfigureAwait(false);
        return outcome.Select(done => (new SignedIn(done.Account!, done.Session!, token, done.Next), codes));
    }

    /// <summary>Issues a fresh set of backup codes. Refuses with <c>reauthentication_required</c> or <c>invalid_command</c>.</summary>
    public async Task<Outcome<IReadOnlyList<BackupCode>>> ReplaceBackupCodesAsync(Actor.ByAccount actor, Account account, CancellationToken cancellationToken)
    {
        var codes = BackupCode.NewSet();
        var outcome = await gate.ExecuteAsync(actor, new ReplaceBackupCodes(account.Id, [.. codes.Select(one => one.HashFor(account.Id))]), cancellationToken).ConfigureAwait(false);
        return outcome.Select(_ => codes);
    }
}

/// <summary>An enrolment that waits for its first code. Its text form says nothing of the secret.</summary>
public sealed class BegunTotp(FactorId id, string secret, string uri)
{
    /// <summary>The factor's id.</summary>
    public FactorId Id { get; } = id;

    /// <summary>The secret in base32, to be typed.</summary>
    public string Secret { get; } = secret;

    /// <summary>The otpauth address of the QR code.</summary>
    public string Uri { get; } = uri;
}
