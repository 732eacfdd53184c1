using Holdfast.Accounts;

namespace Holdfast.Members;

/// <summary>What the removal policy is asked about one removal.</summary>
/// <param name="Target">Who is to be removed.</param>
/// <param name="Wanted">What the caller wants kept, else the member: <c>policyDefault</c> leaves it to the policy.</param>
/// <param name="BySelf">Whether the member leaves: then nobody is asked for leave, and no floor holds.</param>
/// <param name="Reason">Why; empty when nothing was said.</param>
sealed record RemovalQuestion(Account Target, Disposition Wanted, bool BySelf, string Reason)
{
    /// <summary>What the member or the caller wants kept.</summary>
    public static Disposition Want(Disposition? requested, Account target) => requested ?? target.DeparturePreference;
}
