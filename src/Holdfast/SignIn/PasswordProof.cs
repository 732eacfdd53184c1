using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;

namespace Holdfast.SignIn;

/// <summary>
/// Checks a password behind the throttle. Unknown, wrong, inactive and expired take one path, one cost and one sentence. An account has
/// one count however it is named, and answers show only the count of the name that was typed: otherwise wrong passwords for a name and
/// for an address would tell that both are one account.
/// </summary>
public sealed class PasswordProof(IAccountReader accounts, IThrottleStore throttle, PasswordHasher hasher, OtherHashes others, AuthorityGate gate)
{
    /// <summary>
    /// Proves the password of the account that <paramref name="identifier"/> names, for a caller who is not signed in. Refuses with
    /// <c>throttled</c>, before any hashing, or <c>invalid_credentials</c>; with the latter also while the account is closed by attempts
    /// under another name.
    /// </summary>
    /// <returns>The account as it was before the check: its epoch must still be the same when the proof is used.</returns>
    public async Task<Outcome<ProvenAccount>> ProveAsync(Actor.Anonymous actor, string identifier, string password, Network network, CancellationToken cancellationToken)
    {
        // A caller who would be turned away below is turned away before anything is read or counted: a flood costs the store nothing.
        if (hasher.IsFull)
            return Refusal.Throttled(TimeSpan.FromSeconds(5));
        // Names never contain control characters, and PostgreSQL rejects NUL. Only the id is read until the throttle allows the
        // attempt, so known and unknown names cost the same.
        var id = identifier.Any(char.IsControl) ? null : await accounts.FindIdByIdentifierAsync(identifier, cancellationToken).ConfigureAwait(false);
        var keys = AttemptKeys.Of(identifier, id, network);
        var attempt = await throttle.ReserveAsync(keys, SignInThrottle.Decide, cancellationToken).ConfigureAwait(false);
        if (attempt.Wait is { } wait)
            return await RefuseAsync(actor, id, Refusal.Throttled(wait), cancellationToken).ConfigureAwait(false);
        var proven = await CheckAsync(actor, id, (password, attempt.IsClosed), keys.Account, cancellationToken).ConfigureAwait(false);
        return proven.Select(proved => proved with { Name = keys.Name });
    }

    /// <summary>
    /// Proves the password of the account whose session <paramref name="actor"/> has. It is counted by the account only. Refuses with
    /// <c>throttled</c>, before any hashing, or <c>invalid_credentials</c>.
    /// </summary>
    /// <returns>The account as it was before the check: its epoch must still be the same when the proof is used.</returns>
    public async Task<Outcome<ProvenAccount>> ProveOwnAsync(Actor.ByAccount actor, string password, Network network, CancellationToken cancellationToken)
    {
        if (hasher.IsFull)
            return Refusal.Throttled(TimeSpan.FromSeconds(5));
        var key = AttemptKeys.OfAccount(actor.Account, network);
        return await throttle.ReserveAsync(key, SignInThrottle.Decide, cancellationToken).ConfigureAwait(false) is { } wait
            ? await RefuseAsync(actor, actor.Account, Refusal.Throttled(wait), cancellationToken).ConfigureAwait(false)
            : await CheckAsync(actor, actor.Account, (password, false), key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Forgets the failures that were counted: the proof was used. A store that fails now leaves one attempt too many counted and nothing
    /// else.
    /// </summary>
    public ValueTask ForgiveAsync(ProvenAccount proven, CancellationToken cancellationToken) =>
        ForgiveAsync(proven.Name is { } name ? [proven.Throttle, name] : [proven.Throttle], cancellationToken);

    /// <summary>
    /// The same for the name only: the password was right, but a code of the second factor, which the account's count guards, is still to
    /// come.
    /// </summary>
    public ValueTask ForgiveNameAsync(ProvenAccount proven, CancellationToken cancellationToken) =>
        proven.Name is { } name ? ForgiveAsync([name], cancellationToken) : ValueTask.CompletedTask;

    async ValueTask ForgiveAsync(ThrottleKey[] keys, CancellationToken cancellationToken)
    {
        try
        {
            await throttle.ForgiveAsync(keys, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            // The sign-in is committed; a counter that cannot be reset must not lose the token.
        }
    }

    async Task<Outcome<ProvenAccount>> CheckAsync(
        Actor actor, AccountId? id, (string Password, bool IsClosed) shown, ThrottleKey key, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(id ?? default, cancellationToken).ConfigureAwait(false);
        var mixed = await others.ExistAsync(cancellationToken).ConfigureAwait(false);
        // A closed account is checked against no hash: that takes as long and is always wrong.
        var check = await hasher.CheckAsync(shown.IsClosed ? null : account?.PasswordHash, shown.Password, mixed, cancellationToken).ConfigureAwait(false);
        if (check == PasswordCheck.Busy)
            return Refusal.Throttled(TimeSpan.FromSeconds(5));
        // An account that cannot sign in takes the same path and time as a wrong password. The gate asks again under the lock.
        var now = await accounts.NowAsync(cancellationToken).ConfigureAwait(false);
        if (check == PasswordCheck.Wrong || account?.IsUsable(now) != true)
            return await RefuseAsync(actor, id, Refusal.InvalidCredentials(), cancellationToken).ConfigureAwait(false);
        return new ProvenAccount(account, key, await RehashAsync(check, account, shown.Password, cancellationToken).ConfigureAwait(false));
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
