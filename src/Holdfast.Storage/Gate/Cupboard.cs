using Holdfast.Facts;

namespace Holdfast.Storage.Gate;

/// <summary>
/// Knows how each effect is carried out. Each concept adds its own; a test compares what is here with the effects of the kernel. One for
/// a store, filled when it is made and never changed.
/// </summary>
sealed class Cupboard
{
    readonly Dictionary<Type, Action<Effect, Writing>> effects = [];

    public Cupboard(IEnumerable<Action<Cupboard>> concepts)
    {
        foreach (var add in concepts)
            add(this);
    }

    /// <summary>The effects that can be carried out.</summary>
    public IReadOnlyCollection<Type> Kinds => effects.Keys;

    /// <summary>Says how an effect is carried out.</summary>
    /// <exception cref="ArgumentException">Another concept said so already.</exception>
    public void Effect<TEffect>(Action<TEffect, Writing> write)
        where TEffect : Effect => effects.Add(typeof(TEffect), (effect, writing) => write((TEffect)effect, writing));

    /// <summary>Adds the statements of an effect.</summary>
    public void Write(Effect effect, Writing writing)
    {
        if (!effects.TryGetValue(effect.GetType(), out var write))
            throw new ArgumentException($"No statement carries out {effect.GetType().Name}.", nameof(effect));
        write(effect, writing);
    }
}
