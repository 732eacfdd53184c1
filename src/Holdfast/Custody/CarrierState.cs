using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Custody;

/// <summary>A custodian as they are now.</summary>
/// <param name="Carrier">Who they are, and their part.</param>
/// <param name="Account">Their account; null for the operator, the host, and an account that was purged.</param>
/// <param name="Held">What their groups and direct grants give them.</param>
public sealed record CarrierState(Carrier Carrier, Account? Account, IReadOnlySet<Permission> Held)
{
    /// <summary>Whether they are live at <paramref name="now"/>. The operator and the host always are.</summary>
    public bool IsLive(DateTimeOffset now) => Carrier.Who.Account is null || Account?.IsLive(now) == true;

    /// <summary>Whether they are live and cover <paramref name="what"/>.</summary>
    public bool Covers(Authority what, DateTimeOffset now) => Carrier.Who.Account is null
        ? Carrier.Who == Custodian.Operator || what.Rank < Role.Staff
        : IsLive(now) && AuthorityNow.Covers(what);

    /// <summary>Whether they hold every permission of a door and may enter the panel.</summary>
    public bool Opens(IReadOnlyList<Permission> door) =>
        Carrier.Who.Account is null || (Account is { Role.EntersPanel: true } && door.All(AuthorityNow.Holds));

    /// <summary>What they lack of <paramref name="what"/>, in words.</summary>
    public IReadOnlyList<string> Lacks(Authority what, DateTimeOffset now) => Carrier.Who.Account switch
    {
        null when Carrier.Who == Custodian.Operator => [],
        null => what.Rank < Role.Staff ? [] : [$"the role {what.Rank.Name}"],
        _ when !IsLive(now) => ["a live account"],
        _ => AuthorityNow.Lacks(what),
    };

    /// <summary>Their name: the username, or the id once that is gone.</summary>
    public string Label => Account?.Label ?? Carrier.Who.ToString();

    Authority AuthorityNow => Account is null ? Authority.None : Authority.Of(Account, Held);
}
