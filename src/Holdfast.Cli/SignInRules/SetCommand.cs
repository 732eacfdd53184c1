using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Custody;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Cli.SignInRules;

/// <summary><c>holdfast settings set</c>: the way back when a policy keeps everybody out, and the house domains.</summary>
sealed class SetCommand
{
    const string HouseDomainsName = "house_domains";
    const string Nothing = "none";
    const string Usage = "say --role and --factors, or house_domains and the domains (none for no domain)";

    readonly Option<string?> store = StoreOption.Create();
    readonly Argument<string[]> words = new("setting")
    {
        Description = "house_domains and the mail domains in which every address belongs to its person; none for no domain. "
            + "Shared mailboxes and aliases do not belong there.",
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "house_domains domain…",
    };

    readonly Option<string?> role = RoleOption.Create("--role", "The role.");
    readonly Option<string?> factors = new("--factors") { Description = "none, optional, required or passkey.", HelpName = "policy" };
    readonly Option<string> reason = new("--reason") { Description = "Why. The log keeps it.", HelpName = "text", Required = true };

    public static Command Create() => new SetCommand().Build();

    Command Build()
    {
        factors.CompletionSources.Add([.. Enum.GetValues<FactorPolicy>().Select(policy => policy.Name)]);
        words.CompletionSources.Add(HouseDomainsName);
        var command = new DocumentedCommand(
            "set",
            "Sets which second factor a role must have, or the house domains. "
                + "A role's policy is refused when a protected role would be left without a lasting holder who can sign in.",
            "holdfast settings set --role developer --factors optional --reason \"the only passkey was lost\"")
        { words, role, factors, reason, store };
        command.SetAction((parsed, cancellationToken) =>
        {
            var wanted = Wanted(parsed);
            var why = Reason.ParseRequired(parsed.GetRequiredValue(reason)).Match(
                text => text, refusal => throw new CommandFailure(ExitCode.Usage, refusal.Detail));
            return RunAsync(parsed.GetValue(store), wanted with { Reason = why }, cancellationToken);
        });
        return command;
    }

    ChangeSignInSettings Wanted(ParseResult parsed)
    {
        return (parsed.GetValue(words) ?? [], parsed.GetValue(role), parsed.GetValue(factors)) switch
        {
            ([], { } name, { } policy) => new(new Dictionary<Role, FactorPolicy> { [RoleOption.Parse(name)] = PolicyOf(policy) }),
            ([HouseDomainsName, Nothing], null, null) => HouseOf([]),
            ([HouseDomainsName, _, ..] all, null, null) => HouseOf(all[1..]),
            _ => throw new CommandFailure(ExitCode.Usage, Usage),
        };
    }

    static FactorPolicy PolicyOf(string text) => FactorPolicy.TryParse(text, out var policy)
        ? policy
        : throw new CommandFailure(ExitCode.Usage, "--factors must be none, optional, required or passkey");

    static ChangeSignInSettings HouseOf(IEnumerable<string> domains) => new(new Dictionary<Role, FactorPolicy>())
    {
        House = HouseDomains.Parse(domains).Match(house => house, refusal => throw new CommandFailure(ExitCode.Usage, refusal.Detail)),
    };

    static async Task<int> RunAsync(string? storeOption, ChangeSignInSettings command, CancellationToken cancellationToken)
    {
        await using var kernel = await CommandKernel.OpenAsync(storeOption, cancellationToken);
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, command, cancellationToken);
        if (!outcome.IsDone(out var receipt))
            throw CommandFailure.Of(outcome.Refusal!);
        foreach (var role in command.Factors.Keys)
            Console.Error.WriteLine($"second factor of the role {role.Name}: {receipt.Settings![role].Name}");
        if (command.House is not null)
        {
            var names = receipt.Settings!.House.Names;
            Console.Error.WriteLine(Printable.Of($"house domains: {(names.Count == 0 ? Nothing : string.Join(", ", names))}"));
        }
        return ExitCode.Done;
    }
}
