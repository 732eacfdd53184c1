using Holdfast.Accounts;
using Holdfast.Cli.Custodians;
using Holdfast.Cli.Running;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Recovery;
using Holdfast.Refusals;

namespace Holdfast.Cli.Emergency;

/// <summary>
/// The five emergency operations. Each is one transaction with one event in it; when an outcome says done, the commit has succeeded.
/// </summary>
sealed class EmergencyOperations(CommandKernel kernel)
{
    readonly EmergencyRecord record = new(kernel.Identity);

    /// <summary>Sets a password. It is checked and hashed before the transaction begins.</summary>
    public async Task<ResetOutcome> ResetPasswordAsync(
        Account target, Reason reason, string password, bool isCompromised, CancellationToken cancellationToken)
    {
        var hashed = await kernel.Passwords.HashAsync(password, target.Username?.Value, target.Email?.Value, cancellationToken);
        var command = new EmergencyResetPassword(target.Id, record, hashed) { Reason = reason, IsCompromised = isCompromised };
        var outcome = await ExecuteAsync(command, cancellationToken);
        return outcome.Match(receipt => new ResetOutcome.Done(receipt.Account!, receipt), ResetOutcome.Of);
    }

    /// <summary>Forgets failed sign-ins and lifts an administrative lock.</summary>
    public async Task<UnlockOutcome> UnlockAsync(Account target, Reason reason, CancellationToken cancellationToken)
    {
        var outcome = await ExecuteAsync(new EmergencyUnlock(target.Id, record) { Reason = reason }, cancellationToken);
        return outcome.Match(receipt => new UnlockOutcome.Done(receipt.Account!), UnlockOutcome.Of);
    }

    /// <summary>Removes every second factor.</summary>
    public async Task<DisableMfaOutcome> DisableMfaAsync(Account target, Reason reason, CancellationToken cancellationToken)
    {
        var outcome = await ExecuteAsync(new EmergencyDisableMfa(target.Id, record) { Reason = reason }, cancellationToken);
        return outcome.Match(receipt => new DisableMfaOutcome.Done(receipt.Account!, receipt.Counts.Sessions, receipt.Counts.BackupCodes), DisableMfaOutcome.Of);
    }

    /// <summary>
    /// Sets a role. The role before is the one that the transaction saw. A sign-in whose custodians do not cover the role is vouched
    /// for, or becomes void and gets a link.
    /// </summary>
    public async Task<PromoteOutcome> PromoteAsync(Account target, Reason reason, Promotion wanted, CancellationToken cancellationToken)
    {
        // Read before anything changes: once the link is made, nothing may keep it from the operator.
        var seen = await SignInPortrait.OfAsync(target with { Role = wanted.Role }, kernel, cancellationToken);
        var links = new FreshLinks(CommandKernel.Time.GetUtcNow(), mailIsOn: false);
        var command = new EmergencyPromote(target.Id, record, wanted.Role)
        {
            Reason = reason,
            IsCompromised = wanted.IsCompromised,
            Custody = new() { ForAll = new(wanted.IsVouched ? CustodyMode.Vouch : CustodyMode.Void, reason), Links = links },
        };
        var outcome = await ExecuteAsync(command, cancellationToken);
        return outcome.Match(
            receipt => new PromoteOutcome.Done(receipt.PreviousRole ?? target.Role, wanted.Role, receipt)
            {
                Causes = wanted.IsVouched || receipt.Voided.Any(account => account.Id == target.Id) ? [.. seen.FallingShort] : [],
                Link = receipt.Links.FirstOrDefault(link => link.Account.Id == target.Id) is { Token: { } token }
                    && links.SecretFor(target.Id) is { } secret ? (secret, token) : null,
            },
            PromoteOutcome.Of);
    }

    /// <summary>Stores a single-use link to set a new password.</summary>
    public async Task<EmergencyAccessOutcome> GiveAccessAsync(Account target, Reason reason, TimeSpan life, CancellationToken cancellationToken)
    {
        var secret = OneTimeSecret.New();
        var token = OneTimeTokenId.New(CommandKernel.Time.GetUtcNow());
        var outcome = await ExecuteAsync(new EmergencyAccess(target.Id, record, token, secret.Hash, life) { Reason = reason }, cancellationToken);
        return outcome.Match(receipt => new EmergencyAccessOutcome.Done(secret, receipt.Token!), EmergencyAccessOutcome.Of);
    }

    /// <summary>Records that an operation was not even begun: nobody of that name, or not confirmed.</summary>
    public Task RecordRefusalAsync(string operation, Refusal refusal, Account? target, Reason reason, CancellationToken cancellationToken) =>
        kernel.Gate.RecordRefusalAsync(
            kernel.Actor,
            new RefusedAttempt(record.Kind, refusal)
            {
                Subject = target is null ? null : Audit.EventSubject.Of(target),
                Reason = reason.Value,
                Detail = record.Describe(new EmergencyFacts(operation)),
            },
            cancellationToken);

    Task<Outcome<Receipt>> ExecuteAsync(EmergencyCommand command, CancellationToken cancellationToken) =>
        kernel.Gate.ExecuteAsync(kernel.Actor, command, cancellationToken);
}
