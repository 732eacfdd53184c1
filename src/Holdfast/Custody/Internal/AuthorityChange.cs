using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Custody;

/// <summary>
/// What a command makes of one account's authority. A stopped account is judged as if it were active, so its groups and its role cannot
/// be changed behind its custodians' backs; activating it, or lifting its lock, then gains it everything again.
/// </summary>
sealed record AuthorityChange
{
    /// <summary>The account as it is; null when it is created.</summary>
    public required Account? Before { get; init; }

    /// <summary>The account as it will be.</summary>
    public required Account After { get; init; }

    /// <summary>Its authority before, as if it were active; none when it is created.</summary>
    public required Authority Was { get; init; }

    /// <summary>Its authority after, as if it were active.</summary>
    public required Authority Becomes { get; init; }

    /// <summary>
    /// Whether it is started again: activated, unlocked or locked for a shorter time, or extended after its end; also while another stop
    /// holds.
    /// </summary>
    public required bool Restarts { get; init; }

    /// <summary>The permissions that take effect for it by the command, by name: all of them when it is started again.</summary>
    public required IReadOnlyList<Permission> GainedPermissions { get; init; }

    /// <summary>Those that it would not have had as an active account either.</summary>
    public required IReadOnlyList<Permission> NewPermissions { get; init; }

    /// <summary>Whether its rank rises.</summary>
    public bool GainsRank => Becomes.Rank > Was.Rank;

    /// <summary>Whether it comes to hold every permission without a grant.</summary>
    public bool GainsEverything => Becomes.IsEverything && !Was.IsEverything;

    /// <summary>Whether its end is set, moved later or cleared.</summary>
    public bool SetsLaterEnd => Before is not null && Before.ExpiresAt != After.ExpiresAt && !Was.Lasts(After.ExpiresAt);

    /// <summary>
    /// Whether it can do more after the command than before, its end included. A restart by itself is no such gain: nothing was decided
    /// meanwhile.
    /// </summary>
    public bool MakesMore => GainsRank || GainsEverything || NewPermissions.Count > 0 || SetsLaterEnd;

    /// <summary>Whether it can do less.</summary>
    public bool MakesLess => Before is not null && !Becomes.Covers(Was);

    /// <summary>Whether the gain reaches staff, or one of Holdfast's own permissions.</summary>
    public bool ReachesPanel =>
        (GainsRank && Becomes.Rank.EntersPanel) || GainsEverything || GainedPermissions.Any(permission => permission.IsOfHoldfast)
        || (Restarts && After.Role.EntersPanel);

    /// <summary>
    /// Whether <paramref name="by"/> undoes just the stop that they made within the last ten minutes, and no other stop is left: they undid
    /// their own, then.
    /// </summary>
    public bool IsUndoneBy(AccountId by, DateTimeOffset now) =>
        Restarts && !MakesMore && After.IsLive(now) && Was.Equals(Becomes) && Before is { Stopped: { } stop } before && stop.By == by && stop.Version == before.Version && stop.At + StopMark.UndoTime > now;

    /// <summary>The changes of a command, one for each account.</summary>
    public static IReadOnlyList<AuthorityChange> Of(StateSlice slice, IReadOnlyList<AccountTransition> transitions, IReadOnlyList<HoldingChange> holdings)
    {
        if (transitions.Count == 1 && holdings.Count == 0)
            return [Of(slice, transitions[0], null)];
        var byAccount = new Dictionary<AccountId, HoldingChange>();
        // A bulk that names an account twice is refused only once it was seen what the bulk would do.
        foreach (var holding in holdings)
            byAccount[holding.Account.Id] = holding;
        var changes = new List<AuthorityChange>();
        foreach (var transition in transitions)
            changes.Add(Of(slice, transition, byAccount.Remove(transition.After.Id, out var holding) ? holding : null));
        foreach (var holding in byAccount.Values)
            changes.Add(Of(slice, AccountTransition.Change(holding.Account, holding.Account), holding));
        return changes;
    }

    static AuthorityChange Of(StateSlice slice, AccountTransition transition, HoldingChange? holding)
    {
        var held = holding?.Before ?? slice.HeldBy(transition.After.Id);
        var was = transition.Before is { } before ? Authority.Of(before, held) : Authority.None;
        var becomes = Authority.Of(transition.After, holding?.After ?? held);
        var restarts = transition is { Before: { RemovedAt: null } stopped, After.RemovedAt: null } && TakesAStopAway(stopped, transition.After, slice.Now);
        return new()
        {
            Before = transition.Before,
            After = transition.After,
            Was = was,
            Becomes = becomes,
            Restarts = restarts,
            GainedPermissions = becomes.IsEverything ? [] : Gained(restarts ? Authority.None : was, becomes),
            NewPermissions = becomes.IsEverything ? [] : Gained(was, becomes),
        };
    }

    /// <summary>
    /// Whether the account is no longer inactive, locked or expired, or is locked for a shorter time. Another stop may still hold: it may
    /// end by itself, and nobody is asked then.
    /// </summary>
    static bool TakesAStopAway(Account before, Account after, DateTimeOffset now) =>
        (!before.IsActive && after.IsActive)
        || (before.Lock?.HoldsAt(now) == true && (after.Lock is null || EndOf(after.Lock) < EndOf(before.Lock)))
        || (before.ExpiresAt <= now && (after.ExpiresAt is null || after.ExpiresAt > now));

    static DateTimeOffset EndOf(AdministrativeLock held) => held.Until ?? DateTimeOffset.MaxValue;

    /// <summary>What takes effect: a higher role wakes what was dormant.</summary>
    static IReadOnlyList<Permission> Gained(Authority was, Authority becomes) => becomes.Permissions.Count == 0
        ? []
        : [.. InEffect(becomes).Where(permission => !was.IsEverything && !InEffect(was).Contains(permission)).OrderBy(permission => permission.Codename, StringComparer.Ordinal)];

    static IEnumerable<Permission> InEffect(Authority authority) =>
        authority.Permissions.Where(permission => !permission.IsOfHoldfast || authority.Rank.EntersPanel);
}
