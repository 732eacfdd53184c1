using System.Net;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Microsoft.Extensions.Logging;

namespace Holdfast.Factors;

/// <summary>
/// Checks a code behind two counts: the throttle of account and network, shared with passwords, and a budget of the session itself, which
/// holds wherever the codes come from. Both count an attempt before it is looked at and forget it when it succeeds, so parallel attempts
/// cannot slip past them.
/// </summary>
public sealed class FactorProof(IFactorReader factors, IThrottleStore throttle, KeyRing ring, AuthorityGate gate, ILogger<FactorProof> log)
{
    /// <summary>How many wrong codes a session bears. The last one ends it.</summary>
    public const int MostWrongCodes = 5;

    static readonly byte[] everywhere = SHA256.HashData("holdfast everywhere"u8);

    /// <summary>
    /// Checks a code of the caller's own account and carries out what <paramref name="command"/> makes of it. Refuses with
    /// <c>throttled</c>, <c>invalid_credentials</c>, <c>factor_unavailable</c> or what the command is refused with; whoever spends the
    /// session's budget is signed out: <c>unauthenticated</c>.
    /// </summary>
    public async Task<Outcome<Receipt>> UseAsync(
        Actor.ByAccount actor, Caller caller, (FactorCode Code, Network Network) shown, Func<FactorEvidence, Command> command, CancellationToken cancellationToken)
    {
        var account = caller.Account;
        var key = AttemptKeys.OfAccount(account.Id, shown.Network);
        if (await throttle.ReserveAsync(key, SignInThrottle.Decide, cancellationToken).ConfigureAwait(false) is { } wait)
            return await RefuseAsync(actor, account, Refusal.Throttled(wait), cancellationToken).ConfigureAwait(false);
        var budget = BudgetOf(actor.Session);
        var number = 0;
        if (await throttle.ReserveAsync(budget, (state, _) => Spend(state, out number), cancellationToken).ConfigureAwait(false) is not null)
            return await EndAsync(actor, account, cancellationToken).ConfigureAwait(false);

        var evidence = await LookAsync(account, shown.Code, cancellationToken).ConfigureAwait(false);
        var outcome = evidence.IsDone(out var held)
            ? await gate.ExecuteAsync(actor, command(held), cancellationToken).ConfigureAwait(false)
            : await RefuseAsync(actor, account, evidence.Refusal!, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is null || outcome.Refusal.Code == RefusalCode.FactorUnavailable)
            await ForgiveAsync([key, budget], cancellationToken).ConfigureAwait(false);
        else if (number >= MostWrongCodes && outcome.Refusal.Code == RefusalCode.InvalidCredentials)
            return await EndAsync(actor, account, cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>
    /// Checks a code of an account whose link is being used, and carries out what <paramref name="command"/> makes of it. Counted like a
    /// wrong password from that network. Refuses with <c>throttled</c>, <c>invalid_credentials</c>, <c>factor_unavailable</c> or what the
    /// command is refused with.
    /// </summary>
    public async Task<Outcome<Receipt>> UseAsync(
        Actor.Anonymous actor, Account account, FactorCode code, Func<FactorEvidence, Command> command, CancellationToken cancellationToken)
    {
        var key = AttemptKeys.OfAccount(account.Id, Network.Of(IPAddress.TryParse(actor.Origin.Ip, out var address) ? address : null));
        if (await throttle.ReserveAsync(key, SignInThrottle.Decide, cancellationToken).ConfigureAwait(false) is { } wait)
            return await RefuseAsync(actor, account, Refusal.Throttled(wait), cancellationToken).ConfigureAwait(false);
        var evidence = await LookAsync(account, code, cancellationToken).ConfigureAwait(false);
        var outcome = evidence.IsDone(out var held)
            ? await gate.ExecuteAsync(actor, command(held), cancellationToken).ConfigureAwait(false)
            : await RefuseAsync(actor, account, evidence.Refusal!, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is null)
            await ForgiveAsync([key], cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    static ThrottleDecision Spend(ThrottleState state, out int number)
    {
        number = state.FailuresHere + 1;
        return number > MostWrongCodes ? new(TimeSpan.FromHours(1), null) : new(null, state with { FailuresHere = number });
    }

    static ThrottleKey BudgetOf(SessionId session) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"holdfast attempt\0{session}")), everywhere, null);

    async Task<Outcome<FactorEvidence>> LookAsync(Account account, FactorCode code, CancellationToken cancellationToken)
    {
        if (code.Backup is { } backup)
            return new FactorEvidence.Backup(account.Id, backup.HashFor(account.Id));
        var (stored, now) = await factors.FindTotpAsync(account.Id, cancellationToken).ConfigureAwait(false);
        if (stored is not { ConfirmedAt: not null } totp || code.Totp is not { } digits)
            return Refusal.WrongCode();
        var opened = ring.Open(account.Id, totp.Secret);
        if (opened.Refusal is not null)
            FactorLog.NotOpened(log, account.Id, totp.Secret.KeyId);
        return opened.Then<FactorEvidence>(secret => secret.StepOf(digits, now, totp.LastStep) is { } step
            ? new FactorEvidence.Totp(account.Id, totp.Id, step)
            : Refusal.WrongCode());
    }

    /// <summary>A store that fails now leaves one attempt too many counted and nothing else.</summary>
    async ValueTask ForgiveAsync(ThrottleKey[] keys, CancellationToken cancellationToken)
    {
        try
        {
            await throttle.ForgiveAsync(keys, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            // The sign-in is committed; a counter that cannot be reset must not lose the token.
        }
    }

    async Task<Refusal> EndAsync(Actor.ByAccount actor, Account account, CancellationToken cancellationToken)
    {
        var ended = await gate.ExecuteAsync(actor, new EndOwnSessions(account.Id) { Session = actor.Session }, cancellationToken).ConfigureAwait(false);
        return ended.Refusal is { } refusal && (refusal.Code == RefusalCode.StoreUnavailable || refusal.Code == RefusalCode.OutcomeUnknown)
            ? refusal
            : await RefuseAsync(actor, account, Refusal.AttemptEnded(), cancellationToken).ConfigureAwait(false);
    }

    async Task<Refusal> RefuseAsync(Actor actor, Account account, Refusal refusal, CancellationToken cancellationToken)
    {
        await gate.RecordRefusalAsync(actor, EventKind.SignInFailed, refusal, EventSubject.Of(account), cancellationToken).ConfigureAwait(false);
        return refusal;
    }
}

/// <summary>What second factors tell operators. Never a secret.</summary>
static partial class FactorLog
{
    [LoggerMessage(30, LogLevel.Error, "The TOTP secret of account {Account} does not open: key {KeyId} is not in the key file, or the record was altered or moved.")]
    public static partial void NotOpened(ILogger log, Accounts.AccountId account, string keyId);
}
