using Holdfast.Facts;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Accounts;

/// <summary>The writes of accounts that commands ask of the store.</summary>
static class AccountEffects
{
    public sealed record InsertAccount(Account Account) : Effect;

    /// <summary>
    /// Stores every member of <paramref name="After"/> that differs from <paramref name="Before"/>, provided that the stored version and
    /// epoch are still those of <paramref name="Before"/>.
    /// </summary>
    public sealed record UpdateAccount(Account Before, Account After) : Effect
    {
        internal override AccountId? OnlyOf => Before.Role.IsProtected || After.Role.IsProtected ? null : After.Id;
    }

    /// <summary>
    /// Carries out what is due at that time, in a few statements for all accounts. The credentials of those in <paramref name="Expired"/>
    /// end and their epoch rises; each lock whose time is over is lifted, and each version rises by one. All must still be due. Counted,
    /// for each too.
    /// </summary>
    public sealed record CarryOutDue(IReadOnlyList<AccountId> Expired, IReadOnlyList<AccountId> Unlocked, DateTimeOffset At) : Effect;

    /// <summary>Keeps a username that was given up from others for a time, with what its holder could do.</summary>
    public sealed record GiveUpUsername(GivenUpUsername Name) : Effect;

    /// <summary>Forgets who stopped the members of a group: something else changed.</summary>
    public sealed record ForgetStopsIn(GroupId Group) : Effect;
}
