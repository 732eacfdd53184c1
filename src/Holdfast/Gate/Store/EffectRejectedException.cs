namespace Holdfast.Gate;

/// <summary>
/// The database refused an effect: its second net held, a unique value was taken meanwhile, or a row changed under the command.
/// </summary>
public sealed class EffectRejectedException(EffectRejection rejection, Exception? cause = null)
    : Exception($"The store rejected an effect: {rejection}.", cause)
{
    /// <summary>Why.</summary>
    public EffectRejection Rejection { get; } = rejection;
}
