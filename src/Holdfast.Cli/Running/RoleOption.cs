using System.CommandLine;
using Holdfast.Roles;

namespace Holdfast.Cli.Running;

/// <summary>An option that takes a role of the ladder.</summary>
static class RoleOption
{
    public static Option<string?> Create(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "role" };
        option.CompletionSources.Add([.. RoleLadder.All.Select(role => role.Name)]);
        return option;
    }

    /// <summary>The role; a usage error when it is none.</summary>
    public static Role Parse(string text) => Role.Parse(text).Match(role => role, refusal => throw new CommandFailure(ExitCode.Usage, refusal.Detail));
}
