using Holdfast.Accounts;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Emergency;

/// <summary>What still keeps an account from signing in after an operation succeeded: success alone would promise too much.</summary>
static class Obstacle
{
    /// <summary>The end of a sentence; empty when nothing does.</summary>
    public static string To(Account account) => account.StateAt(CommandKernel.Time.GetUtcNow()) switch
    {
        "inactive" => "; the account is inactive and still cannot sign in",
        "expired" => "; the account has expired and still cannot sign in",
        "locked" => "; the account is locked and still cannot sign in: run holdfast user unlock",
        _ when account.SignInVoidAt is not null =>
            "; the sign-in is void until a link sets another password: run holdfast user emergency-access",
        _ => "",
    };
}
