using Holdfast.Accounts;
using Holdfast.Cli.Emergency;
using Holdfast.Cli.Running;
using Holdfast.Factors;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Cli.Drill;

/// <summary>
/// A drill: each operation on the throw-away account, then a sign-in with the result. Stops at the first failure; the account is removed
/// in any case.
/// </summary>
sealed class Rehearsal(CommandKernel kernel)
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(5);
    static readonly Reason Why = Reason.Parse("recovery drill on a throw-away account").Match(reason => reason, _ => Reason.None);

    readonly EmergencyOperations operations = new(kernel);
    readonly List<DrillStep> steps = [];

    public async Task<IReadOnlyList<DrillStep>> RunAsync(CancellationToken cancellationToken)
    {
        var created = await CreateAsync(cancellationToken);
        steps.Add(new("create a throw-away account", created.Refusal?.Detail));
        if (!created.IsDone(out var account))
            return steps;
        try
        {
            await OperateAsync(account, cancellationToken);
        }
        finally
        {
            var removal = await kernel.Gate.ExecuteAsync(kernel.Actor, new RemoveAccount(account.Id) { Disposition = Disposition.Purge, Reason = Why }, CancellationToken.None);
            steps.Add(new("remove the account", removal.Refusal?.Detail));
        }
        return steps;
    }

    async Task OperateAsync(Account account, CancellationToken cancellationToken)
    {
        var door = new DrillDoor(kernel, account);
        var password = TemporaryPassword.New();
        var worked = await TryAsync("reset-password, then sign in", async () =>
                await operations.ResetPasswordAsync(account, Why, password, isCompromised: false, cancellationToken) is ResetOutcome.Done
                    ? await door.SignInAsync(password, cancellationToken)
                    : "the password was not set")
            && await TryAsync("unlock after too many wrong passwords, then sign in", async () =>
                await door.LockOutAsync(cancellationToken)
                ?? (await operations.UnlockAsync(account, Why, cancellationToken) is UnlockOutcome.Done ? await door.SignInAsync(password, cancellationToken) : "the account was not unlocked"))
            && await TryAsync("disable-mfa removes the authenticator, ends the sessions, then sign in", () => LoseAuthenticatorAsync(account, door, password, cancellationToken))
            && await TryAsync("promote to supervisor, then sign in", async () =>
                await operations.PromoteAsync(account, Why, new(Role.Supervisor), cancellationToken)
                    is PromoteOutcome.Done { Receipt.Counts.Sessions: > 0 }
                    ? await door.SignInAsync(password, cancellationToken)
                    : "the role was not set, or the sessions did not end")
            && await TryAsync("emergency-access: the link sets a password once, then sign in", () => UseLinkAsync(account, door, cancellationToken));
        if (!worked)
            steps.Add(new("stopped at the first failure", "see above"));
    }

    /// <summary>
    /// Without keys, or where factors are switched off, there is no authenticator to lose; the operation is rehearsed all the same.
    /// </summary>
    async Task<string?> LoseAuthenticatorAsync(Account account, DrillDoor door, string password, CancellationToken cancellationToken)
    {
        var enrolled = await door.EnrolAsync(password, cancellationToken) is null;
        if (enrolled && await door.MeetFactorAsync(password, cancellationToken) is { } failure)
            return failure;
        var expected = enrolled ? BackupCode.PerSet : 0;
        return await operations.DisableMfaAsync(account, Why, cancellationToken) is DisableMfaOutcome.Done { SessionsEnded: > 0 } done && done.BackupCodesDeleted == expected
            ? await door.SignInAsync(password, cancellationToken)
            : "the sessions did not end, or the backup codes stayed";
    }

    async Task<string?> UseLinkAsync(Account account, DrillDoor door, CancellationToken cancellationToken)
    {
        if (await operations.GiveAccessAsync(account, Why, LinkLife, cancellationToken) is not EmergencyAccessOutcome.Done link)
            return "no link was issued";
        var password = TemporaryPassword.New();
        return await door.RedeemAsync(link.Secret, password, cancellationToken)
            ?? await door.SignInAsync(password, cancellationToken)
            ?? (await door.RedeemAsync(link.Secret, password, cancellationToken) is null ? "the link worked twice" : null);
    }

    async Task<bool> TryAsync(string name, Func<Task<string?>> attempt)
    {
        var failure = await attempt();
        steps.Add(new(name, failure));
        return failure is null;
    }

    async Task<Outcome<Account>> CreateAsync(CancellationToken cancellationToken)
    {
        var now = await kernel.Store.Accounts.NowAsync(cancellationToken);
        var id = AccountId.New(now);
        var command = new CreateAccount(id, AccountKind.Person, Username.Parse($"drill-{id.ToString()[^12..]}"), Role.User) { ExpiresAt = now + Life };
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, command, cancellationToken);
        return outcome.Select(receipt => receipt.Account!);
    }
}
