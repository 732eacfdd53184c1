using Holdfast.Gate;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>
/// Page 10.4 in the plainest words: an account does not become more than its custodians cover unless the actor decides what becomes of its
/// sign-in, and what rests on an account ends or is void with it.
/// </summary>
static class Custodianship
{
    /// <summary>Whether a custodian is live and covers something.</summary>
    public static bool Covers(World world, Keeper keeper, Might what) => keeper switch
    {
        Keeper.Operator => true,
        Keeper.Host => what.Rung < Rung.Staff,
        Keeper.Clerk => new Might(Rung.Staff, false, Known.HeldByClerk, Ending.Never).Covers(what),
        Keeper.Leaver => false,
        Keeper.Asker => world.First.Live && world.MightOf(0).Covers(what),
        Keeper.Second => world.Second.Live && world.MightOf(1).Covers(what),
        _ => true,
    };

    /// <summary>The code when the deed needs a decision that is missing, or that the actor may not take.</summary>
    public static string? Refusal(World world, Deed deed)
    {
        if (deed.Vouches)
        {
            var target = deed.ActsOn[0];
            return target == 0 && world.Caller.HasAccount ? "not_covered" : Vouch(world, world[target], world.MightOf(target));
        }
        var refusals = Short(world, deed).Select(gain => DecisionFor(world, deed) switch
        {
            Decision.None => "custody_undecided",
            Decision.Vouch => Vouch(world, gain.Before!.Value, gain.Becomes),
            Decision.VouchWithoutReason => "invalid_reason",
            _ => Gives(world, deed, gain) ? null : "not_covered",
        }).OfType<string>().ToArray();
        return Array.Find(refusals, code => code != "custody_undecided") ?? refusals.FirstOrDefault();
    }

    /// <summary>The accounts whose sign-in becomes void by the deed.</summary>
    public static IEnumerable<int> Voided(World world, Deed deed)
    {
        var voids = DecisionFor(world, deed) is Decision.Void or Decision.VoidByMail;
        var decided = Short(world, deed).Where(gain => voids && Gives(world, deed, gain)).Select(gain => gain.Who).ToArray();
        var rests = world.Third is { Keeper: Keeper.Second, Void: false, Removed: false };
        return rests && RestsInVain(world, deed, decided) ? decided.Append(2) : decided;
    }

    /// <summary>The accounts above the actor that rest on one who is compromised: somebody of their rank must decide about them.</summary>
    public static IEnumerable<int> Doubted(World world, Deed deed) =>
        deed.Compromises && deed.ActsOn.Contains(1) && world.Actor is not null && world.Third.Rung > world.Rank
            && world.Third is { Keeper: Keeper.Second, Void: false, Removed: false }
            ? [2]
            : [];

    /// <summary>The gains that a custodian of a sign-in that works does not cover.</summary>
    static IEnumerable<Gain> Short(World world, Deed deed) => IsFree(world) ? [] : Gain.Of(world, deed).Where(gain =>
        gain is { More: true, Before: { Void: false, Keeper: not Keeper.Nobody } before, After: { HasCredential: true, Removed: false } }
        && !deed.Renews.Contains(gain.Who)
        && !Covers(world, before.Keeper, gain.Becomes));

    /// <summary>Whether nobody keeps the sign-in of another.</summary>
    static bool IsFree(World world) => world is { First.Keeper: Keeper.Nobody, Second.Keeper: Keeper.Nobody, Third.Keeper: Keeper.Nobody };

    /// <summary>
    /// On the first surface, whose clients cannot know the question, and for the operator the absence of a decision means void.
    /// </summary>
    static Decision DecisionFor(World world, Deed deed) =>
        deed.Decision == Decision.None && (deed.Command.Order == RuleOrder.LastHolderBeforeSelf || world.Caller.Means == Means.Operator)
            ? Decision.Void
            : deed.Decision;

    /// <summary>
    /// Whether a new link can be given: by mail to a personal address, or shown to an actor who covers what the account becomes.
    /// </summary>
    static bool Gives(World world, Deed deed, Gain gain) => world.Actor is null || world.Reach.Covers(gain.Becomes)
        || (deed.Decision == Decision.VoidByMail && gain.After.Mailing == Mailing.Personal);

    static string? Vouch(World world, Person target, Might becomes)
    {
        if (world.Caller.Means == Means.Operator)
            return null;
        if (world.Caller.Means != Means.Session)
            return "forbidden";
        return target.Keeper == Keeper.Asker || !world.Reach.Covers(becomes) ? "not_covered" : null;
    }

    /// <summary>Whether the third account, which rests on the second, loses its sign-in with what is done to the second.</summary>
    static bool RestsInVain(World world, Deed deed, int[] decided)
    {
        if (deed.Compromises && deed.ActsOn.Contains(1) && (world.Actor is null || world.Third.Rung <= world.Rank))
            return true;
        if (!world.Third.Unfinished)
            return false;
        var gain = Gain.Of(world, deed).FirstOrDefault(gain => gain.Who == 1);
        if (gain is null)
            return false;
        var expires = deed.Expires && world.Second.Ends == Ending.Past;
        var stops = gain is { Before.Active: true, After.Active: false } || gain.After.Removed || deed.Locks || expires;
        var holdsDoor = gain.Becomes.Has("holdfast.change_account") || gain.Becomes.Has("holdfast.add_account");
        var issues = gain.Becomes.Rung >= Rung.Staff && holdsDoor && gain.Becomes.Covers(world.MightOf(2));
        return stops || deed.Renews.Contains(1) || decided.Contains(1) || (gain.Less && !issues);
    }
}
