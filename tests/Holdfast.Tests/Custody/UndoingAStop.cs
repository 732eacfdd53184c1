using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Custody;

/// <summary>
/// Page 10.2: an account that locked or deactivated another may undo just that within ten minutes, while nothing else changed.
/// </summary>
public class UndoingAStop
{
    static readonly AccountId target = Known.Accounts[1];
    static readonly Person more = new(Rung.Staff) { Holding = Holding.Other };
    static readonly ChangeAccount deactivate = new(target) { IsActive = false };
    static readonly ChangeAccount activate = new(target) { IsActive = true };
    static readonly LockAccount putLock = new(target) { Reason = Reason.Parse("because") };

    public static TheoryData<string, Command, Command> Stops => new()
    {
        { "deactivated", deactivate, activate },
        { "locked", putLock, new UnlockAccount(target) },
    };

    [Theory]
    [MemberData(nameof(Stops), DisableDiscoveryEnumeration = true)]
    public void Staff_that_does_not_hold_what_the_account_holds_starts_it_again(string how, Command stop, Command undo)
    {
        var stopped = Stopped(stop);
        Assert.Equal((how, Known.Accounts[0], stopped.Version), (how, stopped.Stopped!.By, stopped.Stopped.Version));
        Assert.Null(Judged(stopped, undo));
        Assert.Null(Judged(stopped, undo, Known.Now.AddMinutes(10).AddSeconds(-1)));
        Assert.Equal("cannot_escalate", Judged(stopped, undo, Known.Now.AddMinutes(10)));
        Assert.Equal("cannot_escalate", Judged(stopped with { Version = 3 }, undo));
        Assert.Equal("cannot_escalate", Judged(stopped with { Stopped = stopped.Stopped with { By = Known.Stranger } }, undo));
    }

    [Theory]
    [MemberData(nameof(Stops), DisableDiscoveryEnumeration = true)]
    public void The_operator_and_keys_leave_no_mark(string how, Command stop, Command undo)
    {
        foreach (var caller in new[] { Caller.WithoutAccount[0], Caller.WithAccount[6] })
            Assert.True(Stopped(stop, caller).Stopped is null, $"{how} by {caller.Name}, {undo}");
    }

    public static TheoryData<string, Command, Command, Command> SecondStops => new()
    {
        { "locked after it was deactivated", deactivate, putLock, activate },
        { "deactivated after it was locked", putLock, deactivate, new UnlockAccount(target) },
        { "locked for a minute after it was deactivated", deactivate, putLock with { Minutes = 1 }, activate },
    };

    /// <summary>Whoever puts a stop on top of another's takes neither away: the one that is left may end by itself.</summary>
    [Theory]
    [MemberData(nameof(SecondStops), DisableDiscoveryEnumeration = true)]
    public void A_stop_on_top_of_another_leaves_no_mark(string how, Command first, Command second, Command undo)
    {
        var byAnother = Stopped(first) with { Stopped = null };
        var (slice, actor) = (Slice(byAnother, second), Mirror.Actor(Caller.WithAccount[0]));
        Assert.Null(Holdfast.Gate.Rules.Judge(slice, actor, second));
        var both = second.Plan(slice, actor).Effects.OfType<AccountEffects.UpdateAccount>().Single().After;
        Assert.True(both.Stopped is null, how);
        // Nor does a mark from before: the other stop is still there after the undo.
        Assert.Equal("cannot_escalate", Judged(both with { Stopped = new(Known.Accounts[0], Known.Now, both.Version) }, undo));
    }

    public static TheoryData<string, Command> Changes => new()
    {
        { "another name", new ChangeAccount(target) { Username = Username.Parse("fresh") } },
        { "another role", new ChangeAccount(target) { Role = Holdfast.Roles.Role.User } },
        { "a second stop", putLock },
        { "a grant", new ChangeGrant(target, Known.Permission(Known.HostPermission), true) },
        { "a grant that goes", new ChangeGrant(target, Known.Permission(Known.OtherPermission), false) },
        { "a membership", new ChangeMembership(target, Known.Group, true) },
        { "groups", new ChangeAccount(target) { Groups = new HashSet<GroupId> { Known.Group } } },
    };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void Anything_else_that_changes_takes_the_mark_away(string change, Command command)
    {
        var before = Stopped(deactivate);
        var written = command.Plan(Slice(before, command), Mirror.Actor(Caller.WithoutAccount[0])).Effects.OfType<AccountEffects.UpdateAccount>().Single();
        Assert.Equal((change, before, 3L), (change, written.Before, written.After.Version));
        Assert.Null(written.After.Stopped);
    }

    [Fact]
    public void What_is_so_already_leaves_the_mark()
    {
        var before = Stopped(deactivate);
        Command[] idle =
        [
            deactivate, new ChangeGrant(target, Known.Permission(Known.OtherPermission), true), new ChangeMembership(target, Known.Group, false),
        ];
        foreach (var command in idle)
            Assert.Empty(command.Plan(Slice(before, command), Mirror.Actor(Caller.WithoutAccount[0])).Effects);
    }

    static World World(Caller caller) => new(new Person(Rung.Staff), more, new(Rung.Developer), caller);

    static Account Stopped(Command stop, Caller? caller = null)
    {
        var world = World(caller ?? Caller.WithAccount[0]);
        var (slice, actor) = (Custodies.Complete(world, stop), Mirror.Actor(world.Caller));
        Assert.Null(Holdfast.Gate.Rules.Judge(slice, actor, stop));
        return stop.Plan(slice, actor).Effects.OfType<AccountEffects.UpdateAccount>().Single().After;
    }

    static StateSlice Slice(Account account, Command command)
    {
        var slice = Custodies.Complete(World(Caller.WithAccount[0]), command);
        return slice with { Accounts = new Dictionary<AccountId, Account> { [target] = account } };
    }

    /// <summary>What staff is answered with a session that is fresh at the time.</summary>
    static string? Judged(Account account, Command undo, DateTimeOffset? at = null)
    {
        var slice = Slice(account, undo);
        var now = at ?? Known.Now;
        var session = slice.Actor.Session! with { LastSeenAt = now, ReauthenticatedUntil = now.AddMinutes(1) };
        var later = slice with { Now = now, Actor = slice.Actor with { Session = session } };
        return Holdfast.Gate.Rules.Judge(later, Mirror.Actor(Caller.WithAccount[0]), undo)?.Code.Name;
    }
}
