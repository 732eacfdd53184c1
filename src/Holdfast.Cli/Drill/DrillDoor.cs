using System.Net;
using Holdfast.Accounts;
using Holdfast.Cli.Running;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Cli.Drill;

/// <summary>The ways in that strangers have, tried with the throw-away account as somebody at this host.</summary>
sealed class DrillDoor(CommandKernel kernel, Account account)
{
    /// <summary>
    /// Each wait is twice as long as the one before: where a check takes longer than the first waits, a later one is met.
    /// </summary>
    const int MoreThanFree = SignInThrottle.FreeAttempts + 12;

    readonly Actor.Anonymous stranger = new(new Origin(kernel.Actor.Origin.CorrelationId, IPAddress.Loopback.ToString(), "holdfast drill"));

    /// <summary>Null when the password signs in.</summary>
    public async Task<string?> SignInAsync(string password, CancellationToken cancellationToken) =>
        (await TryAsync(password, cancellationToken)).Refusal?.Detail;

    /// <summary>Signs in and enrols an authenticator; null when that worked.</summary>
    public async Task<string?> EnrolAsync(string password, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(password, cancellationToken);
        if (!outcome.IsDone(out var signedIn))
            return outcome.Refusal!.Detail;
        var self = new Actor.ByAccount(account.Id, signedIn.Session.Id, stranger.Origin);
        var now = await kernel.Store.Accounts.NowAsync(cancellationToken);
        var (secret, factor) = (TotpSecret.New(), FactorId.New(now));
        var begun = await kernel.Ring.Seal(account.Id, secret).Match(
            stored => kernel.Gate.ExecuteAsync(self, new BeginTotp(account.Id, factor, stored), cancellationToken),
            refusal => Task.FromResult<Outcome<Receipt>>(refusal));
        if (begun.Refusal is { } refused)
            return refused.Detail;
        var codes = BackupCode.NewSet().Select(code => code.HashFor(account.Id)).ToArray();
        var confirming = new ConfirmTotp(account.Id, factor, TotpSecret.StepAt(now), SessionToken.New().Hash) { BackupCodes = codes };
        return (await kernel.Gate.ExecuteAsync(self, confirming, cancellationToken)).Refusal?.Detail;
    }

    /// <summary>Null when the password signs in and a second factor is still to be passed.</summary>
    public async Task<string?> MeetFactorAsync(string password, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(password, cancellationToken);
        return outcome.Match(signedIn => signedIn.Next == NextStep.VerifyFactor ? null : "the authenticator was not asked for", refusal => refusal.Detail);
    }

    /// <summary>Null when the link sets the password.</summary>
    public async Task<string?> RedeemAsync(OneTimeSecret secret, string password, CancellationToken cancellationToken)
    {
        var outcome = await kernel.Links.RedeemAsync(stranger, secret, password, null, cancellationToken);
        return outcome.Refusal?.Detail;
    }

    /// <summary>Types wrong passwords until the throttle closes; null once it did.</summary>
    public async Task<string?> LockOutAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MoreThanFree; attempt++)
        {
            var outcome = await TryAsync(TemporaryPassword.New(), cancellationToken);
            if (outcome.Refusal?.Code == RefusalCode.Throttled)
                return null;
        }
        return "wrong passwords were not slowed down";
    }

    Task<Outcome<SignedIn>> TryAsync(string password, CancellationToken cancellationToken) => kernel.Passwords.SignInAsync(
        stranger, new Credentials(account.Username!.Value, password), Network.Of(IPAddress.Loopback), "bearer", cancellationToken);
}
