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

    /// <summary>Whether the actor holds a permission: by role or by grant, and for a key within its scopes. The reserved one is a matter of the key alone.</summary>
    public bool Holds(string permission) => Caller.HasAccount
        && (First.Rung >= Rung.Administrator || Caller.Granted.Contains(permission) || (Caller.Means == Means.Key && permission == "holdfast.sensitive"))
        && (Caller.Means == Means.Session || Caller.Scopes.Contains(permission));

    public World With(int index, Person person) => index switch
    {
        0 => this with { First = person },
        1 => this with { Second = person },
        _ => this with { Third = person },
    };

    /// <summary>The accounts.</summary>
    public Person[] All => [First, Second, Third];

    /// <summary>How many lasting accounts hold a role and can sign in.</summary>
    public int Holders(Rung rung) => Holds(First, rung) + Holds(Second, rung) + Holds(Third, rung);

    /// <summary>How many lasting accounts hold a role, whatever the policy.</summary>
    public int Lasting(Rung rung) => (this with { Policy = FactorPolicy.Optional }).Holders(rung);

    int Holds(Person person, Rung rung) => person.Lasting && person.Rung >= rung && (Policy != FactorPolicy.Passkey || person.Passkey) ? 1 : 0;
}
