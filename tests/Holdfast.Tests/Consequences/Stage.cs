using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Membership;
using Holdfast.Sessions;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Consequences;

/// <summary>Accounts to change, and what follows from it.</summary>
static class Stage
{
    public static Account Person { get; } = Mirror.Account(new Person(Rung.Administrator), 1);

    public static readonly Actor Administrator = Mirror.Actor(Caller.WithAccount[0]);

    /// <summary>What the kernel does for a command on the second account, asked by the first.</summary>
    public static Plan Plan(Command command, Person? target = null)
    {
        var world = new World(new Person(Rung.Developer), target ?? new Person(Rung.Administrator), new Person(Rung.Developer), Caller.WithAccount[0]);
        var slice = Slices.Of(world, Mirror.State(world), command.Needs);
        Assert.Null(Holdfast.Gate.Rules.Judge(slice, Administrator, command));
        return command.Plan(slice, Administrator);
    }

    /// <summary>The names of what follows, in order.</summary>
    public static string Of(AccountTransition transition) => Names(Holdfast.Gate.Consequences.Of(transition, Known.Now));

    public static string Names(IEnumerable<Effect> effects) => string.Join(' ', effects.Select(effect => effect switch
    {
        SessionEffects.EndSessions { Except: { } } => "EndSessions(but one)",
        StatusListEffects.FlipStatus flip => $"FlipStatus({flip.Purpose}{(flip.IsSet ? "" : ", cleared")})",
        _ => effect.GetType().Name,
    }));
}
