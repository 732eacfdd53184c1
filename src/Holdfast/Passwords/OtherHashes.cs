using Holdfast.Accounts;

namespace Holdfast.Passwords;

/// <summary>
/// Whether accounts still have hashes of the algorithm that new hashes do not use. Looked up at most once a minute. Thread-safe.
/// </summary>
public sealed class OtherHashes(IAccountReader accounts, PasswordHasher hasher, TimeProvider time)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    Seen? last;

    /// <summary>Whether there are any.</summary>
    public async ValueTask<bool> ExistAsync(CancellationToken cancellationToken)
    {
        if (last is { } seen && time.GetElapsedTime(seen.At) < Kept)
            return seen.Exist;
        var exist = await accounts.HasOtherHashesAsync(hasher.Algorithm, cancellationToken).ConfigureAwait(false);
        last = new(exist, time.GetTimestamp());
        return exist;
    }

    sealed record Seen(bool Exist, long At);
}
