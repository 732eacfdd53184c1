using Holdfast.Facts;
using Holdfast.Gate;

namespace Holdfast.Tests.Knowledge;

/// <summary>The kernel with one rule of page 10 switched off, and where the search looks for the harm.</summary>
/// <param name="Rule">What no longer holds.</param>
/// <param name="World">The name of the world.</param>
/// <param name="Depth">How many steps the search goes.</param>
/// <param name="Laws">The kernel without the rule.</param>
sealed record Mutant(string Rule, string World, int Depth, Laws Laws)
{
    public override string ToString() => Rule;
}

/// <summary>Ways to switch a rule off without touching the kernel.</summary>
static class Without
{
    /// <summary>An effect is not written.</summary>
    public static Laws Effect<T>() where T : Effect => new() { Written = static effect => effect is T ? null : effect };

    /// <summary>An effect is written otherwise.</summary>
    public static Laws Written<T>(Func<T, Effect?> written) where T : Effect => new() { Written = effect => effect is T one ? written(one) : effect };

    /// <summary>A command is judged on something else.</summary>
    public static Laws Seen(Func<StateSlice, StateSlice> seen) => new() { Seen = (slice, _) => seen(slice) };

    /// <summary>One rule is left out.</summary>
    public static Laws Rule(Func<StateSlice, Actor, Command, Refusals.Refusal?> rule) => Instead(rule, static (_, _, _) => null);

    /// <summary>One rule is replaced.</summary>
    public static Laws Instead(Func<StateSlice, Actor, Command, Refusals.Refusal?> rule, Func<StateSlice, Actor, Command, Refusals.Refusal?> other) => new()
    {
        Judge = (slice, actor, command) =>
        {
            foreach (var one in Rules.InOrder(command.Order))
            {
                if ((one == rule ? other : one)(slice, actor, command) is { } refusal)
                    return refusal;
            }
            return null;
        },
    };

    /// <summary>The effects of a command are changed together.</summary>
    public static Laws Planned(Func<StateSlice, Actor, Command, IReadOnlyList<Effect>, IEnumerable<Effect>> effects) => new()
    {
        Planned = (slice, actor, command) =>
        {
            var plan = Laws.OfTheKernel.Planned(slice, actor, command);
            return plan with { Effects = [.. effects(slice, actor, command, plan.Effects)] };
        },
    };
}
