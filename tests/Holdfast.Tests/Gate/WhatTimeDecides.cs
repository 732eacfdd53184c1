using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Tests.Consequences;
using Holdfast.Tests.Judging;
using Holdfast.Tests.Statement;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Gate;

public class WhatTimeDecides
{
    static readonly Caller system = Caller.WithoutAccount.Single(caller => caller.Means == Means.System);
    static readonly Person expired = new(Rung.Staff) { Ends = Ending.Past };
    static readonly Person unlocking = new(Rung.Developer) { Lock = Locking.Over };

    [Fact]
    public void Of_many_accounts_it_is_one_effect_and_an_event_for_each_for_which_something_is_due()
    {
        var (slice, command) = Asked(expired, unlocking, new Person(Rung.User));
        var plan = command.Plan(slice, Mirror.Actor(system));
        var effect = Assert.IsType<AccountEffects.CarryOutDue>(Assert.Single(plan.Effects));
        Assert.Equal([Known.Accounts[0]], effect.Expired);
        Assert.Equal([Known.Accounts[1]], effect.Unlocked);
        Assert.Equal(Known.Now, effect.At);
        Assert.Equal(
            [(EventKind.AccountExpired, Known.Accounts[0]), (EventKind.AccountUnlocked, Known.Accounts[1])],
            plan.Events.Select(draft => (draft.Kind, draft.Subject!.Id)));
        Assert.Equal(2, plan.Receipt.CarriedOut);
    }

    [Fact]
    public void Each_event_says_what_ended_of_its_own_account()
    {
        var (slice, command) = Asked(expired, expired, unlocking);
        var ended = new Dictionary<AccountId, AppliedCounts> { [Known.Accounts[1]] = new(3, 2, 1) };
        var details = command.Plan(slice, Mirror.Actor(system)).Events.Select(draft => draft.Detail(new(9, 9, 9) { ByAccount = ended }));
        EventDetail.Consequences nothing = new(0, 0, 0);
        Assert.Equal([nothing, new EventDetail.Consequences(3, 2, 1), nothing], details);
    }

    [Fact]
    public void Nothing_is_due_before_the_instant_nor_a_second_time_nor_for_who_was_removed()
    {
        var (now, account) = (Known.Now, Mirror.Account(expired, 1));
        Assert.True((account with { ExpiresAt = now }).IsDue(now));
        Assert.False((account with { ExpiresAt = now.AddTicks(10) }).IsDue(now));
        Assert.False((account with { ExpiredAt = now }).IsDue(now));
        Assert.False((account with { RemovedAt = now }).IsDue(now));
        Assert.False(account.AfterDue(now).IsDue(now));
        Assert.True((account with { ExpiredAt = now, Lock = new(now, now, "") }).IsDue(now));
        Assert.False((account with { ExpiredAt = now, Lock = new(now, now.AddTicks(10), "") }).IsDue(now));
        Assert.False((account with { ExpiredAt = now, Lock = new(now, null, "") }).IsDue(now));
    }

    /// <summary>The statements of the one effect do exactly this. Whatever else is to follow from an expiry belongs there too.</summary>
    [Fact]
    public void The_one_effect_replaces_these_of_each_account()
    {
        const string stop = "UpdateAccount EndSessions RevokeApiKeys CancelTokens CancelInvitations";
        Assert.Equal(stop, FollowsFrom(expired));
        Assert.Equal(stop, FollowsFrom(expired with { Lock = Locking.Over }));
        Assert.Equal("UpdateAccount", FollowsFrom(unlocking));
    }

    [Fact]
    public void It_is_refused_only_when_every_account_is_gone()
    {
        var gone = new Person(Rung.User) { Removed = true, Active = false, Password = false };
        foreach (var (first, refusal) in new[] { (gone, "not_found"), (expired, null), (new Person(Rung.User), null) })
        {
            var (slice, command) = Asked(first, gone, gone);
            Assert.Equal(refusal, Holdfast.Gate.Rules.Judge(slice, Mirror.Actor(system), command)?.Code.Name);
        }
    }

    [Fact]
    public void Commands_that_lock_only_rows_carry_out_nothing_and_refuse_an_account_whose_time_is_over()
    {
        var judged = 0;
        Deed[] deeds = [.. Deeds.On(0).Concat(Deeds.OnNobody).Where(deed => deed.Command.Lock is TransactionLock.AccountRows)];
        Caller[] callers = [.. Caller.WithAccount, .. Caller.WithoutAccount];
        foreach (var (deed, caller) in from deed in deeds from caller in callers select (deed, caller))
        {
            var rows = ((TransactionLock.AccountRows)deed.Command.Lock).Accounts;
            if (!caller.HasAccount && !rows.Contains(Known.Accounts[0]))
                continue;
            foreach (var rung in Enum.GetValues<Rung>())
            {
                var (over, owner) = (new Person(rung) { Ends = Ending.Past }, new Person(Rung.Developer));
                var one = new Case(new World(over, owner, owner, caller), deed);
                Assert.True(one.Judged(Holdfast.Gate.Rules.Judge) is not null, one.ToString());
                judged++;
            }
        }
        Assert.True(deeds.Length > 5 && judged > 300, $"{deeds.Length} deeds, {judged} cases");
    }

    static string FollowsFrom(Person person)
    {
        var before = Mirror.Account(person, 1);
        return Stage.Of(AccountTransition.Change(before, before.AfterDue(Known.Now)));
    }

    static (StateSlice, CarryOutDue) Asked(Person first, Person second, Person third)
    {
        var command = new CarryOutDue(Known.Accounts);
        return (Slices.Of(new World(first, second, third, system), ActorState.None, command.Needs), command);
    }
}
