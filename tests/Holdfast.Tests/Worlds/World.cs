using System.Collections.Concurrent;
using Holdfast.SignIn;

namespace Holdfast.Tests.Worlds;

/// <summary>Three accounts, and who asks: the first one, or somebody without an account.</summary>
readonly record struct World(Person First, Person Second, Person Third, Caller Caller)
{
    /// <summary>What is demanded of the sign-ins of every role.</summary>
    public FactorPolicy Policy { get; init; } = FactorPolicy.Optional;

    public Person this[int index] => index switch
    {
        0 => First,
        1 => Second,
        _ => Third,
    };

    /// <summary>The acting account, or null.</summary>
    public Person? Actor => Caller.HasAccount ? First : null;

    static readonly ConcurrentDictionary<(Caller, Person), Might> reaches = new();

    /// <summary>
    /// Whether the actor holds a permission: by role or by grant, and for a key within its scopes and its ceiling. The reserved one is a
    /// matter of the key alone.
    /// </summary>
    public bool Holds(string permission)
    {
        if (!Caller.HasAccount)
            return false;
        if (Caller.Means == Means.Key && permission == "holdfast.sensitive")
            return Caller.IsForEverything || Caller.Scopes.Contains(permission);
        var isDormant = Rank < Rung.Staff && permission.StartsWith("holdfast.", StringComparison.Ordinal);
        var byAccount = First.Rung >= Rung.Administrator || (Held(0).Contains(permission) && !isDormant);
        var inScope = Caller.IsForEverything || Caller.Scopes.Contains(permission);
        return byAccount && (Caller.Means == Means.Session || (inScope && Caller.Ceiling?.Has(permission) != false));
    }

    /// <summary>What groups and direct grants give an account, dormant ones included.</summary>
    public IReadOnlySet<string> Held(int index) => index == 0 && Caller.HasAccount
        ? First.Member ? Caller.Granted.Append(Known.HostPermission).ToHashSet() : Caller.Granted
        : Known.Held(this[index].Holding, this[index].Member);

    /// <summary>What an account could do if it were active.</summary>
    public Might MightOf(int index) => Might(this[index], Held(index));

    /// <summary>What somebody could do who holds these permissions. Roles that bypass hold all.</summary>
    public static Might Might(Person person, IReadOnlySet<string> held) =>
        new(person.Rung, person.Rung >= Rung.Administrator, person.Rung >= Rung.Administrator ? Worlds.Might.Nothing : held, person.Ends);

    /// <summary>What the actor can do now: of a key the least of its scopes, its account and its ceiling.</summary>
    public Might Reach => reaches.GetOrAdd((Caller, First), static (_, world) => world.Reckon(), this);

    /// <summary>The actor's rank: of a key at most that of its minter.</summary>
    public Rung Rank => Caller is { Means: Means.Key, Ceiling: { } ceiling } && ceiling.Rung < First.Rung ? ceiling.Rung : First.Rung;

    Might Reckon()
    {
        var mine = MightOf(0);
        if (Caller.Means != Means.Key)
            return mine;
        var scoped = mine.Least(new(Rung.Developer, Caller.IsForEverything, Caller.Scopes, Ending.Never));
        return Caller.Ceiling is null ? scoped : scoped.Least(Caller.Ceiling);
    }

    public World With(int index, Person person) => index switch
    {
        0 => this with { First = person },
        1 => this with { Second = person },
        _ => this with { Third = person },
    };

    /// <summary>The accounts.</summary>
    public Person[] All => [First, Second, Third];

    /// <summary>How many lasting accounts hold a role, can sign in and are not in doubt.</summary>
    public int Holders(Rung rung) => Holds(First, rung) + Holds(Second, rung) + Holds(Third, rung);

    /// <summary>How many lasting accounts hold a role, whatever the policy.</summary>
    public int Lasting(Rung rung) => All.Count(person => person.Lasting && person.Rung >= rung);

    int Holds(Person person, Rung rung) =>
        person.Lasting && person.Rung >= rung && !person.Doubted && (Policy != FactorPolicy.Passkey || person.Passkey) ? 1 : 0;
}
