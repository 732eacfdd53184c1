namespace Holdfast.Gate;

/// <summary>A lock was not obtained in time, or the engine asks to repeat the transaction (serialization failure, deadlock).</summary>
public sealed class StoreBusyException(string message, Exception? cause = null) : Exception(message, cause);
