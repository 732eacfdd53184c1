using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Passwords;

/// <summary>
/// Hashes and checks passwords with PBKDF2-HMAC-SHA512 (NIST SP 800-132). At most a fixed number of hashes run at once, on threads of their own, so that a flood of
/// sign-ins cannot starve other requests; beyond a bounded queue, callers are turned away. Thread-safe.
/// </summary>
public sealed class PasswordHasher : IDisposable
{
    const int SaltBytes = 16;
    const int HashBytes = 64;

    readonly int iterations;
    readonly int longestQueue;
    readonly SemaphoreSlim places;
    readonly PhcString dummy;
    int waiting;

    /// <summary>A hasher.</summary>
    /// <param name="options">Cost and concurrency.</param>
    public PasswordHasher(PasswordHashingOptions options)
    {
        iterations = options.Iterations;
        longestQueue = options.LongestQueue;
        places = new SemaphoreSlim(options.AtOnce, options.AtOnce);
        dummy = new PhcString(iterations, RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(HashBytes));
    }

    /// <summary>Whether so many hashes run or wait that another would be turned away now.</summary>
    public bool IsFull => Volatile.Read(ref waiting) >= longestQueue;

    /// <summary>Hashes a password that the rules accepted; null when too many wait already.</summary>
    public async Task<PasswordHash?> HashAsync(string normalPassword, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = await DeriveAsync(normalPassword, salt, iterations, HashBytes, cancellationToken).ConfigureAwait(false);
        return hash is null ? null : new PasswordHash(new PhcString(iterations, salt, hash).ToString());
    }

    /// <summary>
    /// Checks a password. Without a stored hash, or with one that is cheaper than today's, the same work is done, so that time does not tell whether the account exists.
    /// </summary>
    public async Task<PasswordCheck> CheckAsync(string? stored, string password, CancellationToken cancellationToken)
    {
        var known = PhcString.TryParse(stored ?? "", out var parsed);
        var against = known ? parsed! : dummy;
        var normal = PasswordRules.Normalize(password);
        var hash = await DeriveAsync(normal ?? "", against.Salt, against.Iterations, against.Hash.Length, cancellationToken).ConfigureAwait(false);
        if (hash is null)
            return PasswordCheck.Busy;
        var same = CryptographicOperations.FixedTimeEquals(hash, against.Hash);
        if (!same || !known || normal is null)
            return PasswordCheck.Wrong;
        return against.Iterations < iterations ? PasswordCheck.RightButWeak : PasswordCheck.Right;
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    async Task<byte[]?> DeriveAsync(string password, byte[] salt, int rounds, int length, CancellationToken cancellationToken)
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
                return await BackgroundThread.RunAsync(() => Derive(Encoding.UTF8.GetBytes(password), salt, rounds, length)).ConfigureAwait(false);
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

    byte[] Derive(byte[] password, byte[] salt, int rounds, int length)
    {
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, length);
        // What is left of the work that a name without an account takes.
        if (rounds < iterations)
            CryptographicOperations.ZeroMemory(Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations - rounds, HashAlgorithmName.SHA512, HashBytes));
        return hash;
    }
}
