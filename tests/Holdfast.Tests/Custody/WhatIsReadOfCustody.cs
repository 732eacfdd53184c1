using Holdfast.Custody;
using Holdfast.Tests.Statement;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Custody;

/// <summary>Custody is read only for accounts that matter to the verdict or to what follows: most commands cost nothing more.</summary>
public class WhatIsReadOfCustody
{
    static readonly Person user = new(Rung.User);
    static readonly Deed[] deeds = [.. Deeds.On(1), .. Deeds.OfCustody(1), .. Deeds.OnNobody];

    [Fact]
    public void Nothing_of_accounts_that_rest_on_nobody_and_issued_nothing()
    {
        foreach (var target in new[] { user, new(Rung.Staff), new(Rung.Administrator), new(Rung.Developer) { Active = false } })
        {
            foreach (var caller in new[] { Caller.WithAccount[0], Caller.WithoutAccount[0] })
            {
                foreach (var deed in deeds.Where(deed => deed is { Compromises: false, Vouches: false }))
                    Assert.True(Needs(new(new(Rung.Developer), target, user, caller), deed).IsEmpty, deed.Name);
            }
        }
    }

    [Fact]
    public void The_custodians_of_an_account_that_gains_and_of_no_other()
    {
        var read = 0;
        foreach (var target in Person.Kept.Where(person => person.Keeper == Keeper.Clerk))
        {
            var world = new World(new(Rung.Developer), target, user, Caller.WithAccount[0]);
            foreach (var deed in deeds.Where(deed => deed is { Compromises: false, Vouches: false } && deed.Missing(world) is null))
            {
                var gains = Gain.Of(world, deed).Any(gain => gain is { Who: 1, More: true });
                Assert.True(gains == Needs(world, deed).Accounts.Contains(Known.Accounts[1]), $"{target}: {deed.Name}");
                read += gains ? 1 : 0;
            }
        }
        Assert.True(read > 100, $"{read}");
    }

    [Fact]
    public void Of_whoever_issued_something_with_every_change_and_all_that_rests_when_they_are_compromised()
    {
        var world = new World(new(Rung.Developer), new(Rung.Staff) { IsRestedOn = true }, user, Caller.WithAccount[0]);
        Deed[] changes =
        [
            AccountDeeds.SetActive(1, false), AccountDeeds.ChangeRole(1, Rung.User), AccountDeeds.Remove(1), AccountDeeds.Lock(1),
            CredentialDeeds.TemporaryPassword(1),
        ];
        foreach (var deed in changes)
        {
            var needs = Needs(world, deed);
            Assert.Equal([Known.Accounts[1]], needs.Accounts);
            Assert.False(needs.AllThatRests);
        }
        Assert.True(Needs(world, CustodyDeeds.On(1).First(deed => deed.Compromises)).AllThatRests);
    }

    [Fact]
    public void The_custodians_of_the_actor_where_something_is_issued()
    {
        var world = new World(new(Rung.Administrator) { Keeper = Keeper.Clerk }, user, user, Caller.WithAccount[0]);
        Assert.Equal([Known.Accounts[0]], Needs(world, CredentialDeeds.TemporaryPassword(1)).Accounts);
        Assert.Empty(Needs(world, AccountDeeds.ChangeRole(1, Rung.Staff)).Accounts);
        Assert.NotNull(Needs(world with { Caller = Caller.WithAccount[6] }, CredentialDeeds.TemporaryPassword(1)).ActorSecret);
    }

    static CustodyRequest Needs(World world, Deed deed) =>
        CustodyNeeds.Of(Slices.Of(world, Mirror.State(world), deed.Command.Needs), Mirror.Actor(world.Caller), deed.Command);
}
