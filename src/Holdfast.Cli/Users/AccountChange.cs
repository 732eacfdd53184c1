using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Custodians;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Roles;
using Command = System.CommandLine.Command;

namespace Holdfast.Cli.Users;

/// <summary>
/// A command of the server on one account, by the operator: target, confirmation, the gate, and an answer that says what ended.
/// </summary>
/// <param name="Name">The command's name.</param>
/// <param name="Description">What its help says.</param>
/// <param name="Example">A command line that works as it is.</param>
sealed record AccountChange(string Name, string Description, string Example)
{
    readonly Option<string?> store = StoreOption.Create();
    readonly Option<string> reason = new("--reason") { Description = "Why. The audit log keeps it.", Required = true, HelpName = "text" };
    readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask; for scripts.", Arity = ArgumentArity.Zero };
    readonly Option<bool> compromised = CompromisedOption.Create();

    /// <summary>
    /// The command that goes to the gate. Options are read before anything is opened; the reason and the compromise are added.
    /// </summary>
    public required Func<ParseResult, Func<Account, AccountCommand>> Order { get; init; }

    /// <summary>What was done, from the receipt and the account as it was.</summary>
    public required Func<Receipt, Account, string> Answer { get; init; }

    /// <summary>The beginning of the question that a terminal is asked.</summary>
    public string Verb { get; init; } = $"{char.ToUpperInvariant(Name[0])}{Name[1..]}";

    /// <summary>The options of this command alone.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Whether it takes <c>--compromised</c>.</summary>
    public bool MayBeCompromised { get; init; }

    /// <summary>Whether it is itself the declaration of a compromise, which finds removed accounts by their id too.</summary>
    public bool Declares { get; init; }

    public Command Create()
    {
        var user = new Option<string>("--user")
        {
            Description = "Username, email address or id of the account" + (Declares ? "; of a removed one the id." : "."),
            Required = true,
            HelpName = "username|email|id",
        };
        var command = new DocumentedCommand(Name, Description, Example) { user, reason };
        foreach (var option in Options)
            command.Options.Add(option);
        if (MayBeCompromised)
            command.Options.Add(compromised);
        command.Options.Add(yes);
        command.Options.Add(store);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetRequiredValue(user), cancellationToken));
        return command;
    }

    async Task<int> RunAsync(ParseResult parsed, string user, CancellationToken cancellationToken)
    {
        var isCompromised = Declares || (MayBeCompromised && parsed.GetValue(compromised));
        var order = Order(parsed);
        await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
        var account = await FindAsync(kernel, user, cancellationToken) ?? throw new CommandFailure(ExitCode.NoSuchUser, "user not found");
        if (!parsed.GetValue(yes))
            await Consent.MustBeGivenAsync($"{Verb} {account.Label} (id {account.Id}, role {account.Role.Name})?", cancellationToken);
        var wanted = order(account) with { Reason = Reason.ParseRequired(parsed.GetRequiredValue(reason)), IsCompromised = isCompromised };
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, wanted, cancellationToken);
        if (!outcome.IsDone(out var receipt))
            throw CommandFailure.Of(outcome.Refusal!);
        foreach (var line in Ended.Lines(receipt, account.Id, isCompromised).Prepend(Answer(receipt, account)))
            Console.Out.WriteLine(Printable.Of(line));
        return ExitCode.Done;
    }

    async Task<Account?> FindAsync(CommandKernel kernel, string user, CancellationToken cancellationToken) =>
        Declares && AccountId.TryParse(user, out var id)
            ? await kernel.Store.Accounts.FindAsync(id, cancellationToken) ?? Account.Purged(id)
            : await kernel.FindAsync(user, cancellationToken);
}
