using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Cli.Running;
using Holdfast.Factors;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Cli.Doctor;

/// <summary>What the checks look at, read once.</summary>
sealed record Patient(CommandKernel Kernel, DateTimeOffset Now, IReadOnlyList<Account> Protected, IReadOnlyList<ApiKey> Keys, SignInSettings Settings, FactorSupport Support)
{
    /// <summary>Staff and above, the protected roles included.</summary>
    public required IReadOnlyList<Account> Panel { get; init; }

    const int Portion = 500;
    const int MostAccounts = 5000;
    const int MostKeys = 100_000;

    public static async Task<Patient> ExamineAsync(CommandKernel kernel, CancellationToken cancellationToken) => new(
        kernel,
        await kernel.Store.Accounts.NowAsync(cancellationToken),
        await AtLeastAsync(RoleLadder.Protected[0], kernel, cancellationToken),
        await KeysAsync(kernel, cancellationToken),
        await kernel.Store.Factors.SettingsAsync(cancellationToken),
        kernel.Factors.Now)
    {
        Panel = await AtLeastAsync(Role.Staff, kernel, cancellationToken),
    };

    /// <summary>Whether a person could sign in with the account now.</summary>
    public bool IsUsable(Account account) => account.IsUsable(Now);

    /// <summary>Whether the account counts as a lasting holder who can sign in and administer here and now.</summary>
    public bool Counts(Account account) => account is { IsLasting: true, InDoubtSince: null } && Settings.LetsIn(account, Support);

    static async Task<IReadOnlyList<Account>> AtLeastAsync(Role least, CommandKernel kernel, CancellationToken cancellationToken)
    {
        var found = new List<Account>();
        AccountCursor? after = null;
        do
        {
            var query = new AccountQuery { AtLeast = least, After = after, Limit = Portion };
            var page = await kernel.Store.Accounts.ListAsync(query, cancellationToken);
            found.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null && found.Count < MostAccounts);
        return found;
    }

    static async Task<IReadOnlyList<ApiKey>> KeysAsync(CommandKernel kernel, CancellationToken cancellationToken)
    {
        var found = new List<ApiKey>();
        while (found.Count < MostKeys)
        {
            var portion = await kernel.Store.ApiKeys.ListAsync(null, found.Count == 0 ? null : found[^1].Id, Portion, cancellationToken);
            found.AddRange(portion);
            if (portion.Count < Portion)
                break;
        }
        return found;
    }
}
