using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Passwords;

/// <summary>
/// Hashes and checks passwords. At most a fixed number of hashes run at once, on threads of their own, so that a flood of sign-ins cannot
/// starve other requests; beyond a bounded queue, callers are turned away. Thread-safe.
/// </summary>
public sealed class PasswordHasher : IDisposable
{
    const int SaltBytes = Argon2id.SaltBytes;
    const int HashBytes = 32;

    readonly HashRecipe recipe;
    readonly HashRecipe other;
    readonly int longestQueue;
    readonly SemaphoreSlim places;
    readonly PhcString dummy;
    int waiting;

    /// <summary>A hasher.</summary>
    /// <param name="options">Algorithm, cost and concurrency.</param>
    public PasswordHasher(PasswordHashingOptions options)
    {
        HashRecipe argon = new Argon2id(options.MemoryKiB, options.Passes), pbkdf = new Pbkdf2(options.Iterations);
        (recipe, other) = options.Algorithm == PasswordAlgorithm.Argon2id ? (argon, pbkdf) : (pbkdf, argon);
        Algorithm = options.Algorithm;
        longestQueue = options.LongestQueue;
        places = new SemaphoreSlim(options.AtOnce, options.AtOnce);
        dummy = new PhcString(recipe, RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(HashBytes));
    }

    /// <summary>The algorithm of new hashes.</summary>
    public PasswordAlgorithm Algorithm { get; }

    /// <summary>Whether so many hashes run or wait that another would be turned away now.</summary>
    public bool IsFull => Volatile.Read(ref waiting) >= longestQueue;

    /// <summary>Hashes a password that the rules accepted; null when too many wait already.</summary>
    public async Task<PasswordHash?> HashAsync(string normalPassword, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = await InTurnAsync(normalPassword, password => recipe.Derive(password, salt, HashBytes), cancellationToken).ConfigureAwait(false);
        return hash is null ? null : new PasswordHash(new PhcString(recipe, salt, hash).ToString());
    }

    /// <summary>
    /// Checks a password. Without a stored hash, and with one of any cost, the same work is done, so that time does not show whether an
    /// account exists.
    /// </summary>
    /// <param name="stored">The stored hash; null when there is no account or no password.</param>
    /// <param name="password">The password as it was typed.</param>
    /// <param name="mixed">Whether any account still has a hash of the other algorithm: then each check does the work of both.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<PasswordCheck> CheckAsync(string? stored, string password, bool mixed, CancellationToken cancellationToken)
    {
        var known = PhcString.TryParse(stored ?? "", out var parsed);
        var against = known ? parsed! : dummy;
        var normal = PasswordRules.Normalize(password);
        var hash = await InTurnAsync(normal ?? "", typed => Derive(typed, against, mixed), cancellationToken).ConfigureAwait(false);
        if (hash is null)
            return PasswordCheck.Busy;
        var same = CryptographicOperations.FixedTimeEquals(hash, against.Hash);
        if (!same || !known || normal is null)
            return PasswordCheck.Wrong;
        return recipe.Replaces(against.Recipe) ? PasswordCheck.RightButWeak : PasswordCheck.Right;
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    async Task<byte[]?> InTurnAsync(string password, Func<byte[], byte[]> derive, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref waiting) > longestQueue)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }
        try
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await BackgroundThread.RunAsync(() => derive(Encoding.UTF8.GetBytes(password))).ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    byte[] Derive(byte[] password, PhcString against, bool mixed)
    {
        var hash = against.Recipe.Derive(password, against.Salt, against.Hash.Length);
        // What is left of the work that a name without an account takes.
        Waste(recipe.Beyond(against.Recipe), password);
        if (mixed || against.Recipe.GetType() == other.GetType())
            Waste(other.Beyond(against.Recipe), password);
        return hash;
    }

    void Waste(HashRecipe? work, byte[] password)
    {
        if (work is not null)
            CryptographicOperations.ZeroMemory(work.Derive(password, dummy.Salt, HashBytes));
    }
}
