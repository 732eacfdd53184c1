using Holdfast.Accounts;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Roles;

namespace Holdfast.Cli.Emergency;

/// <summary>What the operator reads before an operation. It always prints, to standard error; every value is escaped.</summary>
static class Banner
{
    const string Red = "\e[1;31m";
    const string Plain = "\e[0m";

    public static void Write(string operation, Account target, Reason reason, CommandKernel kernel)
    {
        var output = Console.Error;
        output.WriteLine(Coloured("EMERGENCY RECOVERY"));
        Columns.WritePairs(
            output,
            ("  operation", operation),
            ("  target", $"{target.Label}, id {target.Id}, role {target.Role.Name}"),
            ("  reason", reason.Value),
            ("  operator", kernel.Identity.ToString()),
            ("  time", Instant.Short(CommandKernel.Time.GetUtcNow())),
            ("  correlation", kernel.Actor.Origin.CorrelationId.ToString()));
        output.WriteLine(Coloured("This action is audited and irreversible."));
    }

    static string Coloured(string text) => Terminal.HasColour ? Red + text + Plain : text;
}
