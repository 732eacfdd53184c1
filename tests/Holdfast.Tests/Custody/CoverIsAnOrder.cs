using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Tests.Custody;

/// <summary>Every authority of a small world: three ranks, with and without everything, two permissions, three ends.</summary>
public class CoverIsAnOrder
{
    static readonly Permission view = Permission.Of("shop", PermissionAction.View, "order");
    static readonly Permission change = Permission.Of("shop", PermissionAction.Change, "order");
    static readonly DateTimeOffset soon = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly Authority[] all =
    [
        .. from rank in new[] { Role.User, Role.Staff, Role.Developer }
           from everything in new[] { false, true }
           from permissions in new Permission[][] { [], [view], [change], [view, change] }
           from end in new DateTimeOffset?[] { null, soon, soon.AddDays(1) }
           select new Authority(rank, everything, permissions.ToHashSet(), end),
    ];

    /// <summary>Who holds everything has no list; then two that cover each other are one.</summary>
    static IEnumerable<Authority> Plain => all.Where(one => !one.IsEverything || one.Permissions.Count == 0);

    [Fact]
    public void Each_covers_itself() => Assert.All(all, one => Assert.True(one.Covers(one)));

    [Fact]
    public void What_covers_a_cover_covers()
    {
        foreach (var (a, b) in Pairs().Where(pair => pair.A.Covers(pair.B)))
            Assert.All(all.Where(b.Covers), c => Assert.True(a.Covers(c), $"{a} {b} {c}"));
    }

    [Fact]
    public void Two_that_cover_each_other_are_equal_and_neither_need_cover_the_other()
    {
        var plain = Plain.ToArray();
        var mutual = from a in plain from b in plain where a.Covers(b) && b.Covers(a) select (a, b);
        Assert.All(mutual, pair => Assert.Equal(pair.a, pair.b));
        Assert.Equal(plain.Length, mutual.Count());
        Assert.Contains(Pairs(), pair => pair.A.Rank == pair.B.Rank && !pair.A.Covers(pair.B) && !pair.B.Covers(pair.A));
    }

    [Fact]
    public void The_least_of_two_is_covered_by_both_and_covers_all_that_both_cover()
    {
        foreach (var (a, b) in Pairs())
        {
            var least = a.Least(b);
            Assert.True(a.Covers(least) && b.Covers(least), $"{a} {b} {least}");
            Assert.All(all.Where(one => a.Covers(one) && b.Covers(one)), one => Assert.True(least.Covers(one), $"{a} {b} {least} {one}"));
        }
    }

    [Fact]
    public void Something_is_lacking_exactly_where_one_does_not_cover()
    {
        foreach (var (a, b) in Pairs())
            Assert.Equal(a.Covers(b), a.Lacks(b).Count == 0);
    }

    [Fact]
    public void What_is_lacking_is_said_in_words_role_first_then_permissions_then_the_end()
    {
        var little = new Authority(Role.User, false, new HashSet<Permission>(), soon);
        Assert.Equal(
            ["the role staff", "shop.change_order", "shop.view_order", "an account without an end"],
            little.Lacks(new(Role.Staff, false, new HashSet<Permission> { view, change }, null)));
        Assert.Equal(["an account with a later end"], little.Lacks(little with { EndsAt = soon.AddDays(1) }));
        Assert.Equal(["every permission"], (little with { Rank = Role.Developer }).Lacks(little with { Rank = Role.Developer, IsEverything = true }));
        Assert.Equal(["the role developer"], little.Lacks(little with { Rank = Role.Developer, IsEverything = true }));
    }

    [Fact]
    public void A_stopped_account_covers_nothing_of_the_world() => Assert.DoesNotContain(all, Authority.None.Covers);

    static IEnumerable<(Authority A, Authority B)> Pairs() => from a in all from b in all select (a, b);
}
