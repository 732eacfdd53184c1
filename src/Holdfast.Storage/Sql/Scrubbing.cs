namespace Holdfast.Storage.Sql;

/// <summary>How an index that keeps deleted text until it is merged is merged whole, in portions.</summary>
/// <param name="Begin">Takes everything that is there in hand, and merges a portion.</param>
/// <param name="Continue">Merges another portion of what was taken in hand.</param>
/// <param name="Work">
/// Counts what the connection has changed so far: a portion that changes no more than its own row found nothing to do.
/// </param>
sealed record Scrubbing(string Begin, string Continue, string Work);
