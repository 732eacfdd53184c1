using System.Diagnostics.CodeAnalysis;

namespace Holdfast.Refusals;

/// <summary>What came of an attempt: done, with a value, or refused, with a reason. Never both, never neither.</summary>
/// <typeparam name="T">What a success yields.</typeparam>
public sealed class Outcome<T>
{
    readonly T? value;

    Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>The refusal, or null when the attempt was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the attempt was done; then <paramref name="done"/> is its value.</summary>
    public bool IsDone([MaybeNullWhen(false)] out T done)
    {
        done = value;
        return Refusal is null;
    }

    /// <summary>Goes one of two ways.</summary>
    public TResult Match<TResult>(Func<T, TResult> done, Func<Refusal, TResult> refused) =>
        Refusal is null ? done(value!) : refused(Refusal);

    /// <summary>Continues a success; a refusal stays as it is.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => Refusal is null ? next(value!) : Refusal;

    /// <summary>Turns the value of a success into another.</summary>
    public Outcome<TNext> Select<TNext>(Func<T, TNext> map) => Refusal is null ? map(value!) : Refusal;

    /// <summary>A success, where <typeparamref name="T"/> is an interface and the language knows no conversion.</summary>
    public static Outcome<T> Done(T value) => new(value, null);

    /// <summary>A success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal ?? throw new ArgumentNullException(nameof(refusal)));
}
