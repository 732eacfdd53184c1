using Holdfast.Accounts;

namespace Holdfast.Facts;

/// <summary>
/// One write that a judged command asks of the store. The set is closed: each belongs to its concept, and only the gate sends them.
/// </summary>
public abstract record Effect
{
    private protected Effect()
    {
    }

    /// <summary>
    /// The account in whose state alone it shows: commands on other accounts may be judged on what was read before it. Null when it may
    /// show elsewhere too; that is always safe, and ends the wave.
    /// </summary>
    internal virtual AccountId? OnlyOf => null;
}
