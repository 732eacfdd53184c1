using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;

namespace Holdfast.SignIn;

/// <summary>Checks a password behind the throttle. Unknown, wrong, inactive and expired take one path, one cost and one sentence.</summary>
public sealed class PasswordProof(IAccountReader accounts, IThrottleStore throttle, PasswordHasher hasher, AuthorityGate gate)
{
    /// <summary>
    /// Proves the password of whoever <paramref name="identifier"/> names. Refuses with <c>throttled</c>, before any hashing, or <c>invalid_credentials</c>.
    /// </summary>
    /// <returns>The account as it was before the check: its epoch must still stand when the proof is used.</returns>
    public async Task<Outcome<ProvenAccount>> ProveAsync(Actor actor, string identifier, string password, Network network, CancellationToken cancellationToken)
    {
        // Whoever would be turned away below is turned away before anything is read or counted: a flood costs the store nothing.
        if (hasher.IsFull)
            return Refusal.Throttled(TimeSpan.FromSeconds(5));
        // No name holds control characters, and not every store can be asked for them.
        // Until the throttle has let the attempt pass, only the id is read: a known name costs nothing that an unknown one does not.
        var id = identifier.Any(char.IsControl) ? null : await accounts.FindIdByIdentifierAsync(identifier, cancellationToken).ConfigureAwait(false);
        var key = KeyOf(id, identifier, network);
        if (await throttle.ReserveAsync(key, SignInThrottle.Decide, cancellationToken).ConfigureAwait(false) is { } wait)
            return await RefuseAsync(actor, id, Refusal.Throttled(wait), cancellationToken).ConfigureAwait(false);

        var account = await accounts.FindAsync(id ?? default, cancellationToken).ConfigureAwait(false);
        var check = await hasher.CheckAsync(account?.PasswordHash, password, cancellationToken).ConfigureAwait(false);
        if (check == PasswordCheck.Busy)
            return Refusal.Throttled(TimeSpan.FromSeconds(5));
        // Whoever will not get in goes the way of a wrong password, clock and all. The gate asks again under the lock.
        var now = await accounts.NowAsync(cancellationToken).ConfigureAwait(false);
        if (check == PasswordCheck.Wrong || account?.IsUsable(now) != true)
            return await RefuseAsync(actor, id, Refusal.InvalidCredentials(), cancellationToken).ConfigureAwait(false);
        return new ProvenAccount(account, key, await RehashAsync(check, account, password, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Forgets the failures that were counted: the proof was used. A store that fails now leaves one attempt too many counted and nothing else.</summary>
    public async ValueTask ForgiveAsync(ProvenAccount proven, CancellationToken cancellationToken)
    {
        try
        {
            await throttle.ForgiveAsync(proven.Throttle, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            // What was proven for is committed: whoever asked must get its token.
        }
    }

    /// <summary>Where attempts on an account from a network are counted: passwords and codes alike.</summary>
    internal static ThrottleKey KeyOf(Account account, Network network) => KeyOf(account.Id, "", network);

    static ThrottleKey KeyOf(AccountId? account, string identifier, Network network)
    {
        var subject = account?.ToString() ?? EmailAddress.KeyOf(identifier.Length > 320 ? identifier[..320] : identifier);
        return new(SHA256.HashData(Encoding.UTF8.GetBytes("holdfast subject\0" + subject)), network.HashFor(subject), account);
    }

    async Task<(string From, string To)?> RehashAsync(PasswordCheck check, Account account, string password, CancellationToken cancellationToken)
    {
        if (check != PasswordCheck.RightButWeak || PasswordRules.Normalize(password) is not { } normal)
            return null;
        return await hasher.HashAsync(normal, cancellationToken).ConfigureAwait(false) is { } stronger ? (account.PasswordHash!, stronger.Phc) : null;
    }

    async Task<Refusal> RefuseAsync(Actor actor, AccountId? account, Refusal refusal, CancellationToken cancellationToken)
    {
        await gate.RecordRefusalAsync(actor, new RefusedAttempt(EventKind.SignInFailed, refusal) { FindSubject = SubjectAsync }, cancellationToken).ConfigureAwait(false);
        return refusal;

        async ValueTask<EventSubject?> SubjectAsync(CancellationToken stop) =>
            await accounts.FindAsync(account ?? default, stop).ConfigureAwait(false) is { } known ? EventSubject.Of(known) : null;
    }
}
