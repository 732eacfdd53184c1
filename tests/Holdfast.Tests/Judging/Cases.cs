using Holdfast.Gate;
using Holdfast.Tests.Statement;
using Holdfast.Tests.Worlds;
using FactorPolicy = Holdfast.SignIn.FactorPolicy;

namespace Holdfast.Tests.Judging;

/// <summary>
/// Every case, up to what the rules cannot tell apart: an account that is neither actor nor target enters through its lasting role alone
/// (the slice holds nothing else of it), and an actor who acts on another enters through whether it is live, its rung, its end, whether
/// it is lasting, and whether its sign-in is complete. Whoever is never heard, and administrators (whose grants add nothing) with fewer
/// grants, meet a few states of the target instead of all. Whether a session passed a factor matters to accounts that have one.
/// </summary>
static class Cases
{
    /// <summary>Actors that differ to those on whom they act.</summary>
    static readonly Person[] actors =
    [
        .. from rung in Enum.GetValues<Rung>()
           from ends in new[] { Ending.Never, Ending.Middle }
           select new Person(rung) { Ends = ends },
        new(Rung.Administrator) { Lock = Locking.Over },
        new(Rung.Developer) { Service = true, Password = false },
        new(Rung.Staff) { MustChangePassword = true },
        new(Rung.Developer) { MustChangePassword = true },
        new(Rung.Developer) { Totp = true },
        new(Rung.Developer) { Totp = true, MustChangePassword = true },
        new(Rung.Developer) { Passkey = true, Password = false },
        new(Rung.Administrator) { Passkey = true },
        new(Rung.Developer) { Doubted = true },
        new(Rung.Staff) { Doubted = true },
        new(Rung.Developer) { Active = false },
        new(Rung.Developer) { Ends = Ending.Past },
        new(Rung.Developer) { Lock = Locking.Holds },
        new(Rung.Developer) { Removed = true, Active = false, Password = false },
    ];

    static readonly FactorPolicy[] policies = Enum.GetValues<FactorPolicy>();

    static readonly Person gone = new(Rung.Developer) { Removed = true, Active = false, Password = false };

    /// <summary>Third accounts: of no weight, holding one protected role, holding both, and gone.</summary>
    static readonly Person[] thirds = [new(Rung.User), new(Rung.Administrator), new(Rung.Developer), new(Rung.Developer) { Passkey = true }, gone];

    /// <summary>What deeds that change nobody's authority can tell apart of an account.</summary>
    static readonly Person[] plain =
    [
        .. from rung in Enum.GetValues<Rung>()
           from person in new[] { new Person(rung), new(rung) { Active = false }, new(rung) { Password = false } }
           select person,
        .. Person.All.Where(person => person.Service || person.Removed),
    ];

    /// <summary>Actors that meet accounts which others keep.</summary>
    static readonly Person[] guardians =
    [
        new(Rung.Staff), new(Rung.Staff) { Ends = Ending.Middle }, new(Rung.Supervisor),
        new(Rung.Administrator), new(Rung.Administrator) { Ends = Ending.Middle }, new(Rung.Developer),
    ];

    /// <summary>Accounts on which the third rests.</summary>
    static readonly Person[] rested =
    [
        .. Enum.GetValues<Rung>().Select(rung => new Person(rung)),
        .. from person in new Person[] { new(Rung.Staff), new(Rung.Administrator) }
           from one in new[]
           {
               person with { Ends = Ending.Middle }, person with { Ends = Ending.Past }, person with { Active = false }, person with { Keeper = Keeper.Clerk },
           }
           select one,
    ];

    static readonly Deed[] onSelf = [.. Deeds.On(0), .. CustodyDeeds.On(0), .. Deeds.OnNobody];
    static readonly Deed[] onOther = [.. Deeds.On(1)];
    static readonly Deed[] onKept =
    [
        .. from deed in onOther.Where(deed => deed.Command.Order != RuleOrder.SelfFirst).Concat(Deeds.OfCustody(1))
           where deed.Doorway != Doorway.Own
           select deed,
    ];

    /// <summary>Parts that can be run side by side.</summary>
    public static IReadOnlyList<IEnumerable<Case>> Parts { get; } =
    [
        .. from caller in Caller.WithAccount.Concat(Caller.WithoutAccount) select OnSelf(caller),
        .. from caller in Caller.Keys from actor in actors select OnSelfByKey(caller, actor),
        .. from pair in Guards from part in new[] { OnKept(pair.Caller, pair.Actor), OnRestedOn(pair.Caller, pair.Actor) } select part,
        .. from caller in new[] { Caller.WithAccount[0], Caller.WithAccount[4] } from actor in guardians select OnMembers(caller, actor),
        .. from caller in Caller.WithAccount from actor in actors where actor.HasFactor || !caller.FactorVerified select OnOther(caller, actor),
        .. from caller in Caller.WithoutAccount select OnOther(caller, new Person(Rung.User)),
    ];

    static IEnumerable<Case> OnSelf(Caller caller) =>
        from self in caller.Alive && caller.HasAccount ? Person.All.Concat(actors).Distinct() : plain
        from third in self.Lasting ? thirds : self.Live ? [thirds[2], gone] : [thirds[2]]
        let world = new World(self, new Person(Rung.User), third, caller)
        from deed in onSelf
        where deed.ChangesAuthority || third == thirds[2]
        from policy in caller.Means == Means.Session && caller.Alive && caller.GrantedAll && actors.Contains(self) ? policies : [FactorPolicy.Optional]
        select new Case(world with { Policy = policy }, deed);

    /// <summary>Who meets accounts that others keep.</summary>
    static IEnumerable<(Caller Caller, Person Actor)> Guards =>
    [
        .. from actor in guardians select (Caller.WithAccount[0], actor),
        .. from actor in guardians where actor.Rung < Rung.Administrator select (Caller.WithAccount[3], actor),
        .. from caller in Caller.Keys.Append(Caller.WithAccount[6]) select (caller, new Person(Rung.Administrator)),
        (Caller.Keys[0], new(Rung.Developer)),
        .. from caller in Caller.WithoutAccount select (caller, new Person(Rung.User)),
    ];

    static IEnumerable<Case> OnSelfByKey(Caller caller, Person self) =>
        from deed in onSelf select new Case(new(self, new(Rung.User), thirds[2], caller), deed);

    /// <summary>Accounts that others keep, that hold something, or that were stopped.</summary>
    static IEnumerable<Case> OnKept(Caller caller, Person actor) =>
        from target in Person.Kept
        from third in target.Rung >= Rung.Administrator ? [thirds[2], gone] : new[] { thirds[2] }
        let world = new World(actor, target, third, caller)
        from deed in onKept
        where third == thirds[2] || deed.ChangesAuthority
        where IsOpenTo(caller, deed)
        select new Case(world, deed);

    /// <summary>
    /// The third account rests on the second: by a link that was used, or by a temporary password that must still be changed.
    /// </summary>
    static IEnumerable<Case> OnRestedOn(Caller caller, Person actor) =>
        from target in rested
        from third in new[] { Rung.User, Rung.Administrator, Rung.Developer }
        from unfinished in new[] { true, false }
        let world = new World(actor, target with { IsRestedOn = true }, new(third) { Keeper = Keeper.Second, Unfinished = unfinished }, caller)
        from deed in onKept
        where deed.ChangesStanding && caller.Means != Means.Key && IsOpenTo(caller, deed)
        select new Case(world, deed);

    /// <summary>Strangers and the system meet what is open to them alone; everybody who has an account meets everything.</summary>
    static bool IsOpenTo(Caller caller, Deed deed) => caller.Means switch
    {
        Means.Nobody => deed.Doorway == Doorway.Open,
        Means.System => deed.Doorway is Doorway.System or Doorway.Open,
        _ => true,
    };

    /// <summary>Groups with members: the second account, and the actor or not.</summary>
    static IEnumerable<Case> OnMembers(Caller caller, Person actor) =>
        from member in Person.Kept.Where(person => person.Member)
        from mine in new[] { true, false }
        let world = new World(actor with { Member = mine }, member, thirds[2], caller)
        from deed in GroupDeeds.All.Concat(GroupDeeds.On(0))
        select new Case(world, deed);

    static bool IsDone(Caller caller, Person actor) => caller.Means != Means.Session || PageOne.Next(new World(actor, default, default, caller)) == "done";

    static IEnumerable<Case> OnOther(Caller caller, Person actor)
    {
        var isHeard = caller.Means == Means.Operator
            || (caller.Alive && actor is { Live: true, Rung: >= Rung.Staff } && IsDone(caller, actor) && (caller.GrantedAll || actor.Rung < Rung.Administrator)
                && new World(actor, default, default, caller).Holds("holdfast.change_account"));
        return
            from target in isHeard ? Person.All : plain
            from third in !isHeard ? [thirds[2]] : target.Lasting ? thirds : [thirds[2], gone]
            let world = new World(actor, target, third, caller)
            from deed in onOther
            where isHeard || deed.Command.Order == RuleOrder.Standard
            where deed.ChangesAuthority ? third != gone || deed.ActsOn.Contains(2) : third == thirds[2] && plain.Contains(target)
            select new Case(world, deed);
    }
}
