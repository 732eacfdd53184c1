using System.CommandLine;
using Holdfast.Members;

namespace Holdfast.Cli.Users;

/// <summary>The option <c>--disposition</c>: what a removal keeps.</summary>
static class DispositionOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--disposition")
        {
            Description = "What to keep: purge, tombstone, historical or policyDefault. Default: what the member prefers.",
            HelpName = "word",
        };
        option.AcceptOnlyFromAmong("purge", "tombstone", "historical", "policyDefault");
        return option;
    }

    /// <summary>What to keep; null leaves it to the member.</summary>
    public static Disposition? Of(string? word) => Disposition.TryParse(word, out var kept) ? kept : null;
}
