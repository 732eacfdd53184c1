namespace Holdfast.Gate;

/// <summary>
/// The store gave no sure answer to a commit: the transaction may or may not be part of it now, or may be lost with the machine that
/// holds it. Never repeat it blindly.
/// </summary>
public sealed class OutcomeUnknownException(string message, Exception? cause = null) : StoreUnavailableException(message, cause);
