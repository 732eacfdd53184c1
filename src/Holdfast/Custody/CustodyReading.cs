using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Custody;

/// <summary>Reads on whom the sign-in of an account rests and what rests on it, for people; outside any lock.</summary>
public sealed class CustodyReading(IAuthorityStore store, TimeProvider time)
{
    /// <summary>The account with its custody, and the store's clock; null when there is no such account.</summary>
    public async ValueTask<(Account Account, AccountCustody Custody, DateTimeOffset Now)?> OfAsync(AccountId id, CancellationToken cancellationToken)
    {
        var actor = new Actor.System(new Origin(CorrelationId.New(time.GetUtcNow())));
        var slice = await store.PeekAsync(actor, new SliceRequest { Accounts = [id] }, cancellationToken).ConfigureAwait(false);
        if (!slice.Accounts.TryGetValue(id, out var account))
            return null;
        var request = CustodyRequest.AllOf(new HashSet<AccountId> { id });
        var read = await store.PeekCustodyAsync(new(slice, request), cancellationToken).ConfigureAwait(false);
        return (account, read.CustodyOf(id), read.Now);
    }
}

/// <summary>The state of a sign-in in one word.</summary>
public static class SignInStates
{
    extension(Account account)
    {
        /// <summary>
        /// <c>void</c>, <c>in_doubt</c>, <c>none</c> (no password and no passkey yet), <c>temporary</c> (the password must still be
        /// changed) or <c>usable</c>: the first that holds.
        /// </summary>
        public string SignInState => account switch
        {
            { SignInVoidAt: not null } => "void",
            { InDoubtSince: not null } => "in_doubt",
            { HasCredential: false } => "none",
            { MustChangePassword: true, PasswordHash: not null } => "temporary",
            _ => "usable",
        };

        /// <summary>Since when that state holds, where it is known.</summary>
        public DateTimeOffset? SignInStateSince => account.SignInVoidAt ?? account.InDoubtSince;

        /// <summary>Why the sign-in is void or in doubt; null otherwise.</summary>
        public string? SignInStateWhy => account.SignInVoidCause?.Name ?? (account.InDoubtSince is null ? null : VoidCause.Compromised.Name);
    }
}
