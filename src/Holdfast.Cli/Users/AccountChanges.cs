using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Emergency;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Members;
using Command = System.CommandLine.Command;

namespace Holdfast.Cli.Users;

/// <summary>The commands on one account that are no emergency operations: the same as the server's, by the operator.</summary>
static class AccountChanges
{
    const int LongestLock = 525_600;

    public static IEnumerable<Command> Create() => [Vouch(), Activate(), Deactivate(), Lock(), Remove(), Compromised()];

    static Command Vouch() => new AccountChange(
        "vouch",
        "Keeps a sign-in that others set up: you know that it is in the person's own hands. The operator takes the place of its custodians.",
        "holdfast user vouch --user alice --reason \"called back, she set her own password\" --yes")
    {
        Verb = "Vouch for",
        Order = _ => account => new Vouch(account.Id),
        Answer = (_, before) => $"vouched for {before.Label}: the sign-in stays, and the operator is its custodian",
    }.Create();

    static Command Activate() => new AccountChange(
        "activate",
        "Activates an account. What its deactivation ended stays ended.",
        "holdfast user activate --user alice --reason \"back from leave\" --yes")
    {
        Order = _ => account => new ChangeAccount(account.Id) { IsActive = true },
        Answer = (receipt, before) =>
            (before.IsActive ? $"{before.Label} is active already" : $"activated {before.Label}") + Obstacle.To(receipt.Account!),
    }.Create();

    static Command Deactivate() => new AccountChange(
        "deactivate",
        "Deactivates an account: every session, key and link ends, and so does what the account issued and nobody used yet.",
        "holdfast user deactivate --user alice --reason \"on leave until June\" --yes")
    {
        MayBeCompromised = true,
        Order = _ => account => new ChangeAccount(account.Id) { IsActive = false },
        Answer = (receipt, before) => before.IsActive
            ? $"deactivated {before.Label}, {receipt.Counts.Sessions} sessions revoked"
            : $"{before.Label} is inactive already",
    }.Create();

    static Command Lock()
    {
        var minutes = new NumberOption("--minutes", "How long, 1 to 525600. Without it until the account is unlocked.", 1, LongestLock);
        return new AccountChange(
            "lock",
            "Locks an account: every session, key and link ends.",
            "holdfast user lock --user alice --minutes 60 --reason \"strange sign-ins\" --yes")
        {
            MayBeCompromised = true,
            Options = [minutes.Option],
            Order = parsed =>
            {
                var wanted = minutes.Find(parsed);
                return account => new LockAccount(account.Id) { Minutes = wanted };
            },
            Answer = (receipt, before) =>
                $"locked {before.Label} until {EndOf(receipt.Account!.Lock!)}, {receipt.Counts.Sessions} sessions revoked",
        }.Create();
    }

    static Command Remove()
    {
        var disposition = DispositionOption.Create();
        return new AccountChange(
            "remove",
            "Removes an account: every session, key and link ends. The same as member remove.",
            "holdfast user remove --user alice --reason \"left the company\" --yes")
        {
            MayBeCompromised = true,
            Options = [disposition],
            Order = parsed => account => new RemoveAccount(account.Id) { Disposition = DispositionOption.Of(parsed.GetValue(disposition)) },
            Answer = (receipt, before) => $"removed {before.Label}: {receipt.Disposition!.Value.Name}",
        }.Create();
    }

    static Command Compromised() => new AccountChange(
        "compromised",
        "Says that another person used an account: ends every sign-in, key and link that it set up for others. The account stays.",
        "holdfast user compromised --user alice --reason \"her laptop was stolen in May\" --yes")
    {
        Declares = true,
        Verb = "Declare compromised:",
        Order = _ => account => new DeclareCompromised(account.Id),
        Answer = (receipt, before) => $"declared compromised: {before.Label}{StillActs(receipt.Account!)}",
    }.Create();

    static string EndOf(AdministrativeLock held) => Instant.Short(held.Until) ?? "it is unlocked";

    static string StillActs(Account account) => account.IsLive(CommandKernel.Time.GetUtcNow())
        ? "; the account itself still signs in: run holdfast user reset-password or holdfast user lock for it"
        : "";
}
