namespace Holdfast.Gate;

/// <summary>
/// What keeps two guarded commands apart in a store, as it was tried. Every guarded command takes all of it, whatever this says.
/// </summary>
/// <param name="Holding">The locks that kept a second transaction out, by name.</param>
/// <param name="Open">The locks that the store accepts and that lock nothing.</param>
public sealed record AuthorityLocks(IReadOnlyList<string> Holding, IReadOnlyList<string> Open);
