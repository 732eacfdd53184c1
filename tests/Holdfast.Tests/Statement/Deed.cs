using Holdfast.Gate;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>One thing that somebody asks for: the facts that page 1 attaches to it, and the kernel's command for it.</summary>
sealed record Deed(string Name, Command Command)
{
    public Doorway Doorway { get; init; } = Doorway.Administration;

    /// <summary>What the door needs.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The lowest rung that may enter, whatever it holds.</summary>
    public Rung Least { get; init; } = Rung.Staff;

    /// <summary>The index of the account to which an own door belongs.</summary>
    public int OwnerOfDoor { get; init; }

    /// <summary>Whether a session of the owner of the door needs no more than to be theirs.</summary>
    public bool OwnWhenMine { get; init; }

    /// <summary>Whether the door is a person's own when the account is a person: persons mint their own keys.</summary>
    public bool OwnOfPersons { get; init; }

    /// <summary>Whether it also speaks of accounts that were removed.</summary>
    public bool FindsRemoved { get; init; }

    public bool NeverByKeys { get; init; }

    /// <summary>The next steps of a sign-in at which a session may do it.</summary>
    public IReadOnlyList<string> At { get; init; } = ["done"];

    /// <summary>The accounts it acts on.</summary>
    public IReadOnlyList<int> ActsOn { get; init; } = [];

    /// <summary>What it makes of each of them.</summary>
    public Func<Person, Person>? Becomes { get; init; }

    /// <summary>What it makes of the second of them, when that differs.</summary>
    public Func<Person, Person>? SecondBecomes { get; init; }

    /// <summary>The account it creates.</summary>
    public Person? Creates { get; init; }

    /// <summary>The refusal when it acts on something that is not there; accounts aside.</summary>
    public Func<World, string?> Missing { get; init; } = static _ => null;

    /// <summary>The refusal when a value is not acceptable.</summary>
    public Func<World, string?> Invalid { get; init; } = static _ => null;

    /// <summary>Sensitive in itself: another's password, email, factors or keys.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Changes credentials, which no key does to its owner.</summary>
    public bool ChangesCredentials { get; init; }

    /// <summary>
    /// Whether the actor, or a mailbox that the actor names, could sign in as the accounts that it acts on or be taken for them.
    /// </summary>
    public Func<World, int, bool> Controls { get; init; } = static (_, _) => false;

    /// <summary>Whether the actor sees or chooses what signs somebody else in.</summary>
    public Func<World, bool> Shows { get; init; } = static _ => false;

    /// <summary>The account that does not exist yet and that the actor could sign in as.</summary>
    public Person? Hands { get; init; }

    /// <summary>
    /// The accounts whose password it sets otherwise than with the present one, or whose factors it takes away: what they issued then ends.
    /// </summary>
    public IReadOnlyList<int> Renews { get; init; } = [];

    /// <summary>What is to become of sign-ins whose custodians fall short.</summary>
    public Decision Decision { get; init; }

    /// <summary>Whether the account that it acts on is declared compromised.</summary>
    public bool Compromises { get; init; }

    /// <summary>Whether the actor takes the place of the custodians.</summary>
    public bool Vouches { get; init; }

    /// <summary>What an account holds afterwards by groups and direct grants; null leaves it as it is.</summary>
    public Func<World, int, IReadOnlySet<string>>? Leaves { get; init; }

    /// <summary>Whether <see cref="Leaves"/> speaks of every member of the group; else of the accounts that it acts on.</summary>
    public bool OnMembers { get; init; }

    /// <summary>Whether a grant, a membership or a permission of a group is added to the acting account.</summary>
    public Func<World, bool> AddsToActor { get; init; } = static _ => false;

    /// <summary>Carries out an end that was reached.</summary>
    public bool Expires { get; init; }

    /// <summary>Puts on a lock.</summary>
    public bool Locks { get; init; }

    /// <summary>The policy that it sets for every role.</summary>
    public FactorPolicy? Sets { get; init; }

    /// <summary>Whether what it gives is there already, so that nothing is given.</summary>
    public Func<World, bool> GivesUnless { get; init; } = static _ => false;

    /// <summary>The permissions it gives to somebody.</summary>
    public IReadOnlyList<string> Gives { get; init; } = [];

    /// <summary>The account that it promises to make later.</summary>
    public Person? Promises { get; init; }

    /// <summary>The account on whose authority it gives, when that is not the actor's.</summary>
    public int? GrantedBy { get; init; }

    /// <summary>The account whose rank bars lower ones, although the deed is not done to it and it may be gone.</summary>
    public int? OutrankedBy { get; init; }

    /// <summary>Until when the key or the invitation that it makes lasts.</summary>
    public Ending Lasts { get; init; } = Ending.Past;

    /// <summary>Whether other accounts matter to the verdict: only where somebody may lose or gain a role.</summary>
    public bool ChangesAuthority => Becomes is not null || Creates is not null || Sets is not null;

    /// <summary>Whether custodians or what an account holds matter to the verdict.</summary>
    public bool ChangesStanding => ChangesAuthority || Leaves is not null || Compromises || Vouches;

    public Doorway DoorwayFor(World world)
    {
        var mine = OwnWhenMine && OwnerOfDoor == 0 && world.Caller.Means == Means.Session;
        return mine || (OwnOfPersons && !world[OwnerOfDoor].Service) ? Doorway.Own : Doorway;
    }

    public IReadOnlyList<Turn> Turns(World world)
    {
        if (Creates is { } created)
            return [new(Turn.Newcomer, null, created)];
        if (Becomes is null)
            return [];
        var turns = new Turn[ActsOn.Count];
        for (var i = 0; i < turns.Length; i++)
        {
            var before = world[ActsOn[i]];
            turns[i] = new(ActsOn[i], before, (i == 1 ? SecondBecomes ?? Becomes : Becomes)(before));
        }
        return turns;
    }
}
