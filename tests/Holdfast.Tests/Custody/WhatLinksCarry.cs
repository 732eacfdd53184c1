using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passwords;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Custody;

/// <summary>Who an unfinished thing carries, and whether it still stands.</summary>
public class WhatLinksCarry
{
    static readonly Permission door = HoldfastPermissions.ChangeAccount;
    static readonly Permission other = Known.Permission(Known.OtherPermission);
    static readonly Authority user = Mirror.Authority(new(Rung.User, false, Might.Nothing, Ending.Never));
    static readonly Authority staff = Mirror.Authority(new(Rung.Staff, false, Might.Nothing, Ending.Never));

    public static TheoryData<string, CarrierState, bool, bool> Table => new()
    {
        { "live staff with the door", Of(new(Rung.Staff), door), true, true },
        { "live staff without the door", Of(new(Rung.Staff)), false, false },
        { "an administrator", Of(new(Rung.Administrator)), true, true },
        { "staff who was deactivated", Of(new(Rung.Staff) { Active = false }, door), false, false },
        { "staff who was locked", Of(new(Rung.Staff) { Lock = Locking.Holds }, door), false, false },
        { "staff whose lock is over", Of(new(Rung.Staff) { Lock = Locking.Over }, door), true, true },
        { "staff who expired", Of(new(Rung.Staff) { Ends = Ending.Past }, door), false, false },
        { "staff who ends", Of(new(Rung.Staff) { Ends = Ending.Late }, door), false, false },
        { "staff who was removed", Of(new(Rung.Staff) { Removed = true }, door), false, false },
        { "an account that was purged", Of(new(Rung.Staff), door) with { Account = null }, false, false },
        { "a user with a dormant door", Of(new(Rung.User), door), false, false },
        { "the operator", Named(Custodian.Operator), true, true },
        { "the host", Named(Custodian.Host), true, false },
        { "somebody who was absent", Absent(Of(new(Rung.Staff) { Active = false })), true, true },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void Each_must_be_live_hold_the_door_and_cover_what_it_opens(string who, CarrierState state, bool opensUser, bool opensStaff)
    {
        Assert.Equal((who, opensUser, opensStaff), (who, Stands(user, state), Stands(staff, state)));
        Assert.False(Stands(user, state, Of(new(Rung.Staff) { Active = false }, door)), who);
        Assert.Equal(opensUser, Stands(user, state, Of(new(Rung.Developer))));
    }

    [Fact]
    public void It_stands_for_nobody_who_holds_what_they_do_not()
    {
        var more = staff with { Permissions = new HashSet<Permission> { other } };
        Assert.False(Stands(more, Of(new(Rung.Staff), door)));
        Assert.True(Stands(more, Of(new(Rung.Staff), door, other)));
        Assert.False(Stands(more with { Rank = Holdfast.Roles.Role.Supervisor }, Of(new(Rung.Staff), door, other)));
        Assert.True(Stands(more));
    }

    [Fact]
    public void Whoever_issues_is_carried_with_their_own_custodians_as_they_are_at_issue()
    {
        var world = new World(new Person(Rung.Staff) { Keeper = Keeper.Leaver }, new(Rung.User), new(Rung.User), Caller.WithAccount[0]);
        var slice = Custodies.Complete(world, new IssueTemporaryPassword(Known.Accounts[1], new PasswordHash("new")));
        var carriers = Issuing.CarriersOf(slice, Mirror.Actor(world.Caller), user, door);
        Assert.Equal([(Custodian.Of(Known.Accounts[0]), CarrierPart.Issuer, false), (Custodian.Of(Known.Leaver), CarrierPart.Custodian, true)],
            carriers.Select(carrier => (carrier.Who, carrier.Part, carrier.IsAbsent)));
        Assert.Empty(Issuing.CarriersOf(slice with { Actor = ActorState.None }, Mirror.Actor(Caller.WithoutAccount[0]), user, door));
    }

    [Fact]
    public void Of_two_parts_of_one_custodian_the_first_counts()
    {
        var clerk = Custodian.Of(Known.Clerk);
        Carrier[] carriers =
        [
            new(clerk, CarrierPart.Former), new(Custodian.Host, CarrierPart.Former), new(clerk, CarrierPart.Issuer), new(clerk, CarrierPart.Custodian),
        ];
        Assert.Equal([new(clerk, CarrierPart.Issuer), new(Custodian.Host, CarrierPart.Former)], Carrier.Distinct(carriers));
    }

    static bool Stands(Authority promise, params CarrierState[] carriers) => Issuing.Stands(carriers, promise, [door], Known.Now);

    static CarrierState Of(Person person, params Permission[] held) =>
        new(new(Custodian.Of(Known.Accounts[1]), CarrierPart.Issuer), Mirror.Account(person, 1), held.ToHashSet());

    static CarrierState Named(Custodian who) => new(new(who, CarrierPart.Issuer), null, new HashSet<Permission>());

    static CarrierState Absent(CarrierState state) => state with { Carrier = state.Carrier with { IsAbsent = true } };
}
