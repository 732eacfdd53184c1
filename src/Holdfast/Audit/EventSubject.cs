using Holdfast.Accounts;

namespace Holdfast.Audit;

/// <summary>Whom the act concerned.</summary>
/// <param name="Id">The account.</param>
/// <param name="Label">Its name at that time.</param>
public sealed record EventSubject(AccountId Id, string? Label)
{
    /// <summary>The subject that an account is.</summary>
    public static EventSubject Of(Account account) => new(account.Id, account.Label);
}
