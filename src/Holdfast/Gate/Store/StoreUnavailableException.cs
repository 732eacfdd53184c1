namespace Holdfast.Gate;

/// <summary>The store cannot be reached, or what it holds is not a current schema.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
