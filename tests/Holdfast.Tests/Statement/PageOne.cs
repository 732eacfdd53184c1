using Holdfast.Gate;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>
/// Rules 1 to 7 of the contract's page 1.4 in the plainest words, written from the contract and not from the kernel. Each rule answers a code, or null.
/// </summary>
static class PageOne
{
    static readonly Func<World, Deed, string?>[] standard = [Rule1, Rule2, Rule3, Rule4, Rule5, Rule6, Rule7];
    static readonly Func<World, Deed, string?>[] lastHolderBeforeSelf = [Rule1, Rule2, Rule3, Rule7, Rule4, Rule5, Rule6];
    static readonly Func<World, Deed, string?>[] selfFirst = [Rule1, Rule4, Rule2, Rule3, Rule5, Rule6, Rule7];

    /// <summary>The code of the first rule that fails, or null.</summary>
    public static string? Verdict(World world, Deed deed)
    {
        var rules = deed.Command.Order switch
        {
            RuleOrder.Standard => standard,
            RuleOrder.LastHolderBeforeSelf => lastHolderBeforeSelf,
            _ => selfFirst,
        };
        foreach (var rule in rules)
        {
            if (rule(world, deed) is { } code)
                return code;
        }
        return null;
    }

    /// <summary>The actor is active, not expired, signed in fully, and holds what the door needs.</summary>
    static string? Rule1(World world, Deed deed) => world.Caller.Means switch
    {
        Means.Operator => deed.DoorwayFor(world) is Doorway.Own or Doorway.System ? "forbidden" : null,
        Means.System => deed.DoorwayFor(world) == Doorway.System ? null : "forbidden",
        Means.Nobody => deed.DoorwayFor(world) == Doorway.Open ? null : "unauthenticated",
        _ when !world.Caller.Alive || !world.First.Live => "unauthenticated",
        Means.Session when deed.DoorwayFor(world) != Doorway.Open && !deed.At.Contains(Next(world)) => Next(world) == "done" ? "forbidden" : "sign_in_incomplete",
        Means.Key when deed.NeverByKeys => "forbidden",
        _ => Opens(world, deed) ? null : "forbidden",
    };

    /// <summary>Page 2.3: an existing factor first, then the password, then a factor where one is demanded.</summary>
    public static string Next(World world)
    {
        if (world.First.HasFactor && !world.Caller.FactorVerified)
            return "verify_factor";
        if (world.First is { MustChangePassword: true, Password: true })
            return "change_password";
        return world is { First.HasFactor: false, Policy: FactorPolicy.Required or FactorPolicy.Passkey } ? "enrol_factor" : "done";
    }

    static bool Opens(World world, Deed deed) => deed.DoorwayFor(world) switch
    {
        Doorway.Open => true,
        Doorway.Own => world.Caller.Means == Means.Session && deed.OwnerOfDoor == 0,
        Doorway.Developer => world.Caller.Means == Means.Session && world.First.Rung == Rung.Developer,
        Doorway.Administration => world.First.Rung >= deed.Least && deed.Needs.All(world.Holds),
        _ => false,
    };

    /// <summary>The target exists and is not removed; then, for sensitive commands, the re-authentication window is open.</summary>
    static string? Rule2(World world, Deed deed)
    {
        if (TargetMissing(world, deed) is { } missing)
            return missing;
        if (world.Caller.Means == Means.Key && deed.ActsOn.Contains(0)
            && (deed.ChangesCredentials || deed.Turns(world).Any(turn => turn.Who == 0 && turn.Removes)))
            return "forbidden";
        if (!deed.Sensitive && !deed.Turns(world).Any(turn => IsSensitive(turn, deed)))
            return null;
        return world.Caller.Means switch
        {
            Means.Session when !world.Caller.WindowOpen => "reauthentication_required",
            Means.Key when !world.Holds("holdfast.sensitive") => "reauthentication_required",
            _ => null,
        };
    }

    static string? TargetMissing(World world, Deed deed) =>
        deed.Missing(world) ?? (deed.ActsOn.Any(index => world[index].Removed) ? "not_found" : null);

    /// <summary>A grant of a protected role; removing, demoting, locking, deactivating its holder, or giving them an end.</summary>
    static bool IsSensitive(Turn turn, Deed deed) =>
        (turn.Raises && turn.After.Rung >= Rung.Administrator)
        || (turn.Before is { Rung: >= Rung.Administrator }
            && (turn.Removes || turn.Demotes || turn.Deactivates || turn.SetsExpiry || deed.Locks));

    /// <summary>Fields are valid; unique ones are free; If-Match still holds.</summary>
    static string? Rule3(World world, Deed deed) => deed.Invalid(world);

    /// <summary>Nobody acts on themself through an admin surface to remove, demote, deactivate or lock.</summary>
    static string? Rule4(World world, Deed deed)
    {
        if (!world.Caller.HasAccount || deed.DoorwayFor(world) != Doorway.Administration || TargetMissing(world, deed) is not null)
            return null;
        foreach (var turn in deed.Turns(world).Where(turn => turn.Who == 0))
        {
            if (turn.Removes)
                return "self_remove";
            if (turn.Demotes)
                return "self_demote";
            if (turn.Deactivates)
                return "self_deactivate";
            if (deed.Locks)
                return "self_lock";
        }
        return null;
    }

    /// <summary>Nobody acts on an account that outranks them. Equal rank is allowed.</summary>
    static string? Rule5(World world, Deed deed) =>
        world.Actor is { } actor && deed.DoorwayFor(world) == Doorway.Administration && (deed.OutrankedBy is { } maker ? [maker, .. deed.ActsOn] : deed.ActsOn).Any(index => world[index].Rung > actor.Rung) ? "outranked" : null;

    /// <summary>Nobody grants a role above their own, a permission they do not hold, or an expiry later than their own; an account that expires creates no lasting one of its rank.</summary>
    static string? Rule6(World world, Deed deed)
    {
        if ((deed.GrantedBy is { } granter ? world[granter] : world.Actor) is not { } actor)
            return null;
        IEnumerable<Turn> turns = deed.Promises is { } promised ? [new(Turn.Newcomer, null, promised)] : deed.Turns(world);
        var escalates = turns.Any(turn => (turn.Raises && turn.After.Rung > actor.Rung) || Outlasts(turn, actor))
            || !deed.Gives.All(codename => deed.GrantedBy is null ? world.Holds(codename) : HoldsAsInviter(actor, codename))
            || deed.Lasts > actor.Ends;
        return escalates ? "cannot_escalate" : null;
    }

    /// <summary>Inviters below administrators may add accounts and change groups, and hold nothing else.</summary>
    public static bool HoldsAsInviter(Person inviter, string codename) =>
        inviter.Rung >= Rung.Administrator || Array.IndexOf(Known.HeldByInviters, codename) >= 0;

    static bool Outlasts(Turn turn, Person actor)
    {
        if (actor.Ends == Ending.Never)
            return false;
        var wasLasting = turn.Before is { Ends: Ending.Never } before && before.Rung >= actor.Rung;
        var isLasting = turn.After.Ends == Ending.Never && turn.After.Rung >= actor.Rung;
        return turn.ClearsExpiry || (turn.SetsExpiry && turn.After.Ends > actor.Ends) || (isLasting && !wasLasting);
    }

    /// <summary>
    /// No command may leave a protected role without a lasting holder, nor without one who can sign in; and no policy shuts out somebody of a protected role who signs in now.
    /// </summary>
    static string? Rule7(World world, Deed deed)
    {
        var after = deed.Sets is { } policy ? world with { Policy = policy } : world;
        var turns = deed.Turns(world);
        foreach (var turn in turns.Where(turn => turn.Who != Turn.Newcomer))
            after = after.With(turn.Who, turn.After);
        var ownersEmpty = Empties(Rung.Developer);
        var administratorsEmpty = Empties(Rung.Administrator);
        if (ownersEmpty && turns.Any(turn => turn.Before is { Rung: Rung.Developer, Lasting: true } && turn.Demotes))
            return "last_active_owner";
        if (administratorsEmpty)
            return "last_active_admin";
        if (ownersEmpty)
            return "last_active_owner";
        return deed.Sets == FactorPolicy.Passkey && world.Policy != FactorPolicy.Passkey && world.All.Any(person => person.WouldNeedPasskey) ? "invalid_command" : null;

        bool Empties(Rung rung) => (world.Holders(rung) > 0 && after.Holders(rung) == 0) || (world.Lasting(rung) > 0 && after.Lasting(rung) == 0);
    }
}
