using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Consequences;

public class GainsAndLosses
{
    static readonly ChangeAccount[] promotions = [Change(1) with { Role = Role.Developer }];

    static readonly AccountCommand[] losses =
    [
        Change(2) with { Role = Role.Administrator },
        Change(2) with { IsActive = false },
        Change(2) with { ExpiresAt = Known.At(Ending.Soon) },
        new LockAccount(Known.Accounts[2]) { Reason = Reason.Parse("because") },
        new RemoveAccount(Known.Accounts[2]),
    ];

    public static TheoryData<int, bool> Pairs => new(losses.SelectMany((_, loss) => new (int, bool)[] { (loss, true), (loss, false) }));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_bulk_writes_a_promotion_before_the_loss_that_it_makes_up_for(int loss, bool lossFirst)
    {
        AccountCommand gain = promotions[0];
        var plan = Stage.Plan(new BulkChange(lossFirst ? [losses[loss], gain] : [gain, losses[loss]]));
        var written = plan.Effects.OfType<AccountEffects.UpdateAccount>().Select(update => update.After.Id);
        Assert.Equal([Known.Accounts[1], Known.Accounts[2]], written);
    }

    [Fact]
    public void The_row_of_an_account_is_written_before_its_sessions_end()
    {
        foreach (var loss in losses)
            Assert.IsType<AccountEffects.UpdateAccount>(Stage.Plan(loss).Effects[0]);
    }

    [Fact]
    public void Counts_follow_every_transition()
    {
        var admin = Stage.Person;
        var developer = admin with { Role = Role.Developer };
        var counts = new HolderCounts(5, 3);
        Assert.Equal(new HolderCounts(5, 4), counts.After(admin, developer, static _ => true));
        Assert.Equal(new HolderCounts(5, 2), counts.After(developer, admin, static _ => true));
        Assert.Equal(new HolderCounts(4, 2), counts.After(developer, developer with { IsActive = false }, static _ => true));
        Assert.Equal(new HolderCounts(4, 2), counts.After(developer, developer with { ExpiresAt = Known.Now.AddYears(1) }, static _ => true));
        Assert.Equal(new HolderCounts(6, 4), counts.After(null, developer, static _ => true));
        Assert.Equal(counts, counts.After(admin with { IsActive = false }, admin with { IsActive = false, Role = Role.Staff }, static _ => true));
        Assert.Equal(counts, counts.After(null, developer, static _ => false));
    }

    static ChangeAccount Change(int index) => new(Known.Accounts[index]);
}
