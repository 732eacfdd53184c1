using Holdfast.Accounts;

namespace Holdfast.Custody;

/// <summary>An account whose custodians do not cover what a command makes of it: somebody must decide.</summary>
/// <param name="Account">The account.</param>
/// <param name="Label">Its name.</param>
/// <param name="Custodians">The custodians who fall short.</param>
public sealed record CustodyQuestion(AccountId Account, string Label, IReadOnlyList<ShortCustodian> Custodians);

/// <summary>A custodian who falls short.</summary>
/// <param name="Who">Who it is.</param>
/// <param name="Label">The username, else the id.</param>
/// <param name="Lacks">What they lack, in words.</param>
public sealed record ShortCustodian(Custodian Who, string Label, IReadOnlyList<string> Lacks);

/// <summary>A new link for an account whose sign-in became void.</summary>
/// <param name="Account">The account.</param>
/// <param name="Token">The link; null when it is mailed.</param>
public sealed record IssuedLink(Account Account, Recovery.OneTimeToken? Token)
{
    /// <summary>Whether it is mailed to the account's personal address, and shown to nobody.</summary>
    public bool IsMailed => Token is null;
}
