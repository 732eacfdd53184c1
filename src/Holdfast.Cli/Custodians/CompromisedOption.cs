using System.CommandLine;

namespace Holdfast.Cli.Custodians;

/// <summary>The option <c>--compromised</c>, the same on every command that has it.</summary>
static class CompromisedOption
{
    public static Option<bool> Create() => new("--compromised")
    {
        Description = "Another person used the account: ends every sign-in, key and link that the account set up for others, too.",
        Arity = ArgumentArity.Zero,
    };
}
