namespace Holdfast.Torture.Tests.Workers;

/// <summary>A gate with a defence taken away. Made here alone, around the store: nothing in the product can be configured so.</summary>
public enum Mutant
{
    /// <summary>The product as it is.</summary>
    None,

    /// <summary>No transaction takes the authority lock.</summary>
    Unlocked,

    /// <summary>Commands are judged on what was read before the lock was taken.</summary>
    JudgedEarly,
}
