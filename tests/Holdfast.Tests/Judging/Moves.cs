using Holdfast.Tests.Statement;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Judging;

/// <summary>What can be done to authority in a state of three accounts, and by whom.</summary>
static class Moves
{
    static readonly Rung[] rungs = [Rung.Staff, Rung.Administrator, Rung.Developer];

    static readonly Caller session = Caller.WithAccount[0];
    static readonly Caller operatorOfHost = Caller.WithoutAccount[0];
    static readonly Caller system = Caller.WithoutAccount[1];

    public static IReadOnlyList<Deed> Deeds { get; } =
    [
        .. Enumerable.Range(0, 3).SelectMany(On),
        .. from pair in new[] { (0, 1), (0, 2), (1, 2) } from deed in OnBoth(pair.Item1, pair.Item2) select deed,
        .. CreationDeeds.All.Where(deed => deed.Creates is { Rung: not (Rung.User or Rung.Supervisor), Ends: Ending.Never, Service: false }
            && deed.Invalid(new(default, default, default, operatorOfHost)) is null),
    ];

    /// <summary>The deeds that a caller can have a way to.</summary>
    public static IEnumerable<Deed> DeedsOf(Caller caller) => Deeds.Where(deed => caller.Means switch
    {
        Means.System => deed.Doorway == Doorway.System,
        Means.Operator => deed.Doorway != Doorway.System,
        _ => deed.Doorway == Doorway.Administration,
    });

    /// <summary>Each account by its session, the operator, and time.</summary>
    public static IEnumerable<World> Worlds(Person[] state)
    {
        for (var i = 0; i < 3; i++)
        {
            if (state[i].Live && Array.IndexOf(state, state[i]) == i)
                yield return new(state[i], state[(i + 1) % 3], state[(i + 2) % 3], session);
        }
        yield return new(state[0], state[1], state[2], operatorOfHost);
        yield return new(state[0], state[1], state[2], system);
    }

    /// <summary>Ends are reached and timed locks are over.</summary>
    public static Person Later(Person person) => person with
    {
        Ends = person.Ends == Ending.Middle ? Ending.Past : person.Ends,
        Lock = person.Lock == Locking.Holds ? Locking.Over : person.Lock,
    };

    static IEnumerable<Deed> On(int target) =>
    [
        .. rungs.Select(rung => AccountDeeds.ChangeRole(target, rung)),
        AccountDeeds.SetActive(target, true),
        AccountDeeds.SetActive(target, false),
        AccountDeeds.SetExpiry(target, Ending.Never),
        AccountDeeds.SetExpiry(target, Ending.Middle),
        AccountDeeds.Lock(target),
        AccountDeeds.Unlock(target),
        AccountDeeds.Remove(target),
        AccountDeeds.CarryOutDue(target),
        .. rungs.Select(rung => EmergencyDeeds.Promote(target, rung)),
        CredentialDeeds.TemporaryPassword(target),
    ];

    static IEnumerable<Deed> OnBoth(int one, int other) =>
    [
        BulkDeeds.Both(AccountDeeds.ChangeRole(one, Rung.Staff), AccountDeeds.ChangeRole(other, Rung.Staff)),
        BulkDeeds.Both(AccountDeeds.ChangeRole(one, Rung.Staff), AccountDeeds.ChangeRole(other, Rung.Developer)),
        BulkDeeds.Both(AccountDeeds.ChangeRole(one, Rung.Developer), AccountDeeds.ChangeRole(other, Rung.Administrator)),
        BulkDeeds.Both(AccountDeeds.SetActive(one, false), AccountDeeds.SetActive(other, true)),
        BulkDeeds.Both(AccountDeeds.SetActive(one, false), AccountDeeds.SetActive(other, false)),
        BulkDeeds.Both(AccountDeeds.Remove(one), AccountDeeds.Lock(other)),
    ];
}
