using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Members;

/// <summary>The member that a command line names.</summary>
static class MemberArgument
{
    public static Argument<string> Create() => new("member") { Description = "DID, username, email address or id.", HelpName = "did|username|email|id" };

    /// <summary>The account, or a failure that says that there is none.</summary>
    public static async Task<Account> FindAsync(CommandKernel kernel, string text, CancellationToken cancellationToken)
    {
        var account = Did.TryParse(text, out var did)
            ? await kernel.Dids.FindAsync(did, kernel.Store.Accounts, cancellationToken)
            : await kernel.FindAsync(text, cancellationToken);
        return account is { RemovedAt: null } ? account : throw new CommandFailure(ExitCode.NoSuchUser, "member not found");
    }
}
