namespace Holdfast.Gate;

/// <summary>
/// The store cannot be reached, or what it holds is not a current schema. Nothing was changed, unless it is an
/// <see cref="OutcomeUnknownException"/>.
/// </summary>
public class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
