using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Refusals;

namespace Holdfast.Groups;

/// <summary>What all commands on groups share.</summary>
static class GroupRules
{
    /// <summary>A rank label stands strictly between the lowest and the highest role.</summary>
    public static Refusal? CheckRankLabel(int? label) =>
        label is < 1 or > 999 ? Refusal.InvalidGroup("rank_label must be between 1 and 999; it is a label and grants nothing") : null;

    /// <summary>
    /// The accounts that hold less afterwards: each is a target, so nobody takes anything from somebody who outranks them.
    /// </summary>
    public static IReadOnlyList<Account> Losing(IReadOnlyList<HoldingChange> holdings) =>
        [.. holdings.Where(holding => !holding.Before.IsSubsetOf(holding.After)).Select(holding => holding.Account)];

    public static IReadOnlyList<string> Names(IEnumerable<Permission> permissions) =>
        [.. permissions.Select(permission => permission.Codename).Order(StringComparer.Ordinal)];
}
