using Holdfast.Gate;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>
/// Rules 1 to 7 of the contract's page 1.4 as page 10 changed them, in the plainest words, written from the contract and not from the
/// kernel. Each rule answers a code, or null.
/// </summary>
static class PageOne
{
    static readonly Func<World, Deed, string?>[] standard = [Rule1, Rule2, Rule3, Rule4, SelfGrant, Rule5, Rule6, Custodianship.Refusal, Rule7];
    static readonly Func<World, Deed, string?>[] lastHolderBeforeSelf = [Rule1, Rule2, Rule3, Rule7, Rule4, Rule5, Rule6, SelfGrant, Custodianship.Refusal];
    static readonly Func<World, Deed, string?>[] selfFirst = [Rule1, Rule4, Rule2, Rule3, SelfGrant, Rule5, Rule6, Custodianship.Refusal, Rule7];

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
        _ when world.First.Doubted && Administers(world, deed) => "custody_undecided",
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

    /// <summary>Whether an account in doubt is refused it: every administrative command, and everything by its keys.</summary>
    static bool Administers(World world, Deed deed) =>
        world.Caller.Means == Means.Key
            ? deed.DoorwayFor(world) != Doorway.Open
            : deed.DoorwayFor(world) is Doorway.Administration or Doorway.Developer;

    static bool Opens(World world, Deed deed) => deed.DoorwayFor(world) switch
    {
        Doorway.Open => true,
        Doorway.Own => world.Caller.Means == Means.Session && deed.OwnerOfDoor == 0,
        Doorway.Developer => world.Caller.Means == Means.Session && world.First.Rung == Rung.Developer,
        Doorway.Administration => world.Rank >= deed.Least && deed.Needs.All(world.Holds),
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
        if (!IsSensitive(world, deed))
            return null;
        return world.Caller.Means switch
        {
            Means.Session when !world.Caller.WindowOpen => "reauthentication_required",
            Means.Key when !world.Holds("holdfast.sensitive") => "reauthentication_required",
            _ => null,
        };
    }

    static string? TargetMissing(World world, Deed deed) =>
        deed.Missing(world) ?? (!deed.FindsRemoved && deed.ActsOn.Any(index => world[index].Removed) ? "not_found" : null);

    /// <summary>By effect (page 10.6).</summary>
    static bool IsSensitive(World world, Deed deed) => deed.Sensitive || deed.Shows(world)
        || deed.Decision != Decision.None || deed.Vouches || deed.Compromises
        || TouchesProtected(world, deed)
        || deed.Turns(world).Any(turn => IsSensitive(turn, deed))
        || Gain.Of(world, deed).Any(gain => gain.ReachesPanel);

    /// <summary>Whether it acts on another who holds a protected role, through an administrative door.</summary>
    static bool TouchesProtected(World world, Deed deed) =>
        deed.DoorwayFor(world) == Doorway.Administration
        && Targets(world, deed).Any(index => world[index].Rung >= Rung.Administrator && !(index == 0 && world.Caller.HasAccount));

    /// <summary>
    /// Activation; an end set, lengthened or cleared; removing, demoting, locking, deactivating, ending the holder of a protected role.
    /// </summary>
    static bool IsSensitive(Turn turn, Deed deed) =>
        turn.Activates || (turn.Before is { Ends: Ending.Never } && turn.SetsExpiry) || (turn.Before is { } before && turn.After.Ends > before.Ends)
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

    /// <summary>
    /// Nobody raises their own role, permissions, groups or end through an admin surface, nor adds to a group that they are in.
    /// </summary>
    static string? SelfGrant(World world, Deed deed)
    {
        if (!world.Caller.HasAccount || deed.DoorwayFor(world) is Doorway.Own or Doorway.Open || TargetMissing(world, deed) is not null)
            return null;
        var own = deed.Turns(world).Where(turn => turn is { Who: 0, Before: not null });
        var raises = own.Any(turn => turn.After.Rung > turn.Before!.Value.Rung || turn.After.Ends > turn.Before.Value.Ends);
        return raises || deed.AddsToActor(world) ? "self_grant" : null;
    }

    /// <summary>
    /// Nobody acts on an account that outranks them; equal rank is allowed. Nobody takes control of an account that they do not cover.
    /// The maker of an account controls it when they see or choose what signs it in.
    /// </summary>
    static string? Rule5(World world, Deed deed)
    {
        if (world.Actor is null || deed.DoorwayFor(world) != Doorway.Administration)
            return null;
        if (Targets(world, deed).Any(index => world[index].Rung > world.Rank))
            return "outranked";
        if (deed.ActsOn.Any(index => index != 0 && deed.Controls(world, index) && !world.Reach.Covers(world.MightOf(index))))
            return "not_covered";
        if (deed.Hands is not { } made || made.Rung > world.Rank)
            return null;
        var might = World.Might(made, Might.Nothing);
        // That an account of the own rank would outlast its maker is told as an escalation.
        return world.Reach.Covers(made.Rung == world.Rank ? might with { Ends = world.Reach.Ends } : might) ? null : "not_covered";
    }

    /// <summary>The accounts acted on, the maker of an invitation, and the members who lose something.</summary>
    static IEnumerable<int> Targets(World world, Deed deed)
    {
        IEnumerable<int> targets = deed.OutrankedBy is { } maker ? [maker, .. deed.ActsOn] : deed.ActsOn;
        return deed.OnMembers ? targets.Concat(Gain.Of(world, deed).Where(gain => Loses(world, deed, gain)).Select(gain => gain.Who)) : targets;
    }

    /// <summary>Whether a member loses a permission. Roles that bypass hold all of them without a group.</summary>
    static bool Loses(World world, Deed deed, Gain gain) =>
        gain.After.Rung < Rung.Administrator && !Known.IsWithin(world.Held(gain.Who), deed.Leaves!(world, gain.Who));

    /// <summary>
    /// The actor covers every gain: role, permissions, and everything where an account is started again. Ends count where the gain sets
    /// an end or reaches the actor's rank.
    /// </summary>
    static string? Rule6(World world, Deed deed)
    {
        if (deed.GrantedBy is null && world.Actor is null)
            return null;
        var reach = deed.GrantedBy is { } granter ? MightOfInviter(world[granter]) : world.Reach;
        var gains = Gain.Of(world, deed.Promises is { } promised ? new(deed.Name, deed.Command) { Creates = promised } : deed);
        bool Holds(string codename) => deed.GrantedBy is null ? world.Holds(codename) : reach.Has(codename);
        var escalates = gains.Any(gain => Exceeds(gain, reach, Holds) && !(gain.IsUndone && world.Caller.Means == Means.Session))
            || gains.Any(gain => Outlasts(gain, reach))
            || (!deed.GivesUnless(world) && !deed.Gives.All(Holds))
            || deed.Lasts > reach.Ends;
        return escalates ? "cannot_escalate" : null;
    }

    /// <summary>Inviters below administrators may add accounts and change groups, and hold nothing else.</summary>
    public static Might MightOfInviter(Person inviter) => World.Might(inviter, Known.HeldByInviters.ToHashSet());

    static bool Exceeds(Gain gain, Might reach, Func<string, bool> holds) =>
        (gain.Rank && gain.After.Rung > reach.Rung)
        || (gain.Bypass && !reach.All)
        || !gain.Woken.All(holds)
        || (gain.Restarts && !(reach with { Ends = Ending.Never }).Covers(gain.Becomes))
        || (gain.Restarts && gain.After.Rung >= reach.Rung && gain.After.Ends > reach.Ends);

    static bool Outlasts(Gain gain, Might reach)
    {
        var sets = gain.After.Ends != Ending.Never && gain.After.Ends != gain.Before?.Ends;
        var clears = gain.Before is { Ends: not Ending.Never } && gain.After.Ends == Ending.Never;
        var arrives = gain.After.Rung >= reach.Rung && (gain.Before is not { } before || before.Rung < reach.Rung);
        return ((sets || arrives) && gain.After.Ends > reach.Ends) || (clears && reach.Ends != Ending.Never);
    }

    /// <summary>
    /// No command may leave a protected role without a lasting holder, nor without one who can sign in; and no policy shuts out somebody
    /// of a protected role who signs in now.
    /// </summary>
    static string? Rule7(World world, Deed deed)
    {
        var after = deed.Sets is { } policy ? world with { Policy = policy } : world;
        var turns = deed.Turns(world);
        foreach (var turn in turns.Where(turn => turn.Who != Turn.Newcomer))
            after = after.With(turn.Who, turn.After);
        foreach (var index in Custodianship.Voided(world, deed))
            after = after.With(index, after[index] with { Void = true });
        foreach (var index in deed.Renews)
            after = after.With(index, after[index] with { Doubted = false });
        foreach (var index in Custodianship.Doubted(world, deed))
            after = after.With(index, after[index] with { Doubted = true });
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
