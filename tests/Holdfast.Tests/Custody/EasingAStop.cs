using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Custody;

/// <summary>
/// Page 10.3: to take a stop away, or to shorten it, is to start an account again, also while another stop holds that ends by itself.
/// Staff that does not hold what the account holds may do neither.
/// </summary>
public class EasingAStop
{
    static readonly AccountId target = Known.Accounts[1];
    static readonly DateTimeOffset soon = Known.Now.AddMinutes(10);
    static readonly AdministrativeLock forEver = new(Known.Now.AddDays(-1), null, "because");
    static readonly AdministrativeLock forAnHour = forEver with { Until = Known.Now.AddHours(1) };
    static readonly ChangeAccount activate = new(target) { IsActive = true };
    static readonly ChangeAccount extend = new(target) { ExpiresAt = (DateTimeOffset?)soon };

    public static TheoryData<string, Func<Account, Account>, Command> Eased => new()
    {
        { "a lock for ever becomes one of a minute", account => account with { Lock = forEver }, Locking(1) },
        { "a lock of an hour becomes one of a minute", account => account with { Lock = forAnHour }, Locking(1) },
        { "activated behind a lock", account => account with { IsActive = false, Lock = forAnHour }, activate },
        { "activated behind an end", account => account with { IsActive = false, ExpiresAt = Known.Now.AddDays(-1), ExpiredAt = Known.Now }, activate },
        { "unlocked while it is inactive", account => account with { IsActive = false, Lock = forEver }, new UnlockAccount(target) },
        { "extended behind a lock", account => account with { ExpiresAt = Known.Now.AddDays(-1), ExpiredAt = Known.Now, Lock = forAnHour }, extend },
    };

    [Theory]
    [MemberData(nameof(Eased), DisableDiscoveryEnumeration = true)]
    public void Staff_needs_to_hold_what_the_account_holds(string how, Func<Account, Account> stopped, Command command)
    {
        Assert.Equal((how, "cannot_escalate"), (how, Judged(new(Rung.Staff) { Holding = Holding.Other }, stopped, command)));
        Assert.True(Judged(new(Rung.Staff), stopped, command) is null, how);
    }

    public static TheoryData<string, AdministrativeLock?, Command> Tightened => new()
    {
        { "a lock for ever", null, Locking(null) },
        { "a lock of a minute", null, Locking(1) },
        { "a longer lock", forAnHour, Locking(61) },
        { "a lock for ever after one of an hour", forAnHour, Locking(null) },
        { "a lock after one that ended", forAnHour with { Until = Known.Now.AddMinutes(-1) }, Locking(1) },
    };

    [Theory]
    [MemberData(nameof(Tightened), DisableDiscoveryEnumeration = true)]
    public void Everybody_of_the_rank_stops_for_longer(string how, AdministrativeLock? before, Command command) =>
        Assert.True(Judged(new(Rung.Staff) { Holding = Holding.Other }, account => account with { Lock = before }, command) is null, how);

    static LockAccount Locking(int? minutes) => new(target) { Minutes = minutes, Reason = Reason.Parse("because") };

    static string? Judged(Person person, Func<Account, Account> stopped, Command command)
    {
        var world = new World(new Person(Rung.Staff), person, new(Rung.Developer), Caller.WithAccount[3]);
        var slice = Custodies.Complete(world, command);
        slice = slice with { Accounts = new Dictionary<AccountId, Account> { [target] = stopped(slice.Accounts[target]) } };
        return Holdfast.Gate.Rules.Judge(slice, Mirror.Actor(world.Caller), command)?.Code.Name;
    }
}
