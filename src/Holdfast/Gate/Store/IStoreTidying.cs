namespace Holdfast.Gate;

/// <summary>
/// Removes what nobody can use any more: ended sessions, expired one-time tokens, old throttle counts, old idempotency answers.
/// </summary>
public interface IStoreTidying
{
    /// <summary>Removes at most <paramref name="limit"/> rows of each kind, in short transactions; answers how many went.</summary>
    ValueTask<int> TidyAsync(int limit, CancellationToken cancellationToken);
}
