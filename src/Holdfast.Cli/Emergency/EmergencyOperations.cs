using Holdfast.Accounts;
using Holdfast.Cli.Running;
using Holdfast.Gate;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Cli.Emergency;

/// <summary>The five emergency operations. Each is one transaction with one event in it; when an outcome says done, the commit has succeeded.</summary>
sealed class EmergencyOperations(CommandKernel kernel)
{
    readonly EmergencyRecord record = new(kernel.Identity);

    /// <summary>Sets a password. It is checked and hashed before the transaction begins.</summary>
    public async Task<ResetOutcome> ResetPasswordAsync(Account target, Reason reason, string password, CancellationToken cancellationToken)
    {
        var hashed = await kernel.Passwords.HashAsync(password, target.Username?.Value, target.Email?.Value, cancellationToken);
        var outcome = await ExecuteAsync(new EmergencyResetPassword(target.Id, record, hashed) { Reason = reason }, cancellationToken);
        return outcome.Match(receipt => new ResetOutcome.Done(receipt.Account!, receipt.Counts.Sessions), ResetOutcome.Of);
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

    /// <summary>Sets a role. The role before is the one that the transaction saw.</summary>
    public async Task<PromoteOutcome> PromoteAsync(Account target, Reason reason, Role role, CancellationToken cancellationToken)
    {
        var outcome = await ExecuteAsync(new EmergencyPromote(target.Id, record, role) { Reason = reason }, cancellationToken);
        return outcome.Match(receipt => new PromoteOutcome.Done(receipt.PreviousRole ?? target.Role, role, receipt.Counts.Sessions), PromoteOutcome.Of);
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
