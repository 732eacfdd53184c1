namespace Holdfast.Accounts;

/// <summary>The state of an account in one word.</summary>
public static class AccountState
{
    extension(Account account)
    {
        /// <summary>
        /// <c>inactive</c>, <c>expired</c>, <c>locked</c>, <c>never_signed_in</c> or <c>active</c>: the first that holds at
        /// <paramref name="now"/>.
        /// </summary>
        public string StateAt(DateTimeOffset now) => account switch
        {
            { IsActive: false } => "inactive",
            { ExpiresAt: { } expiry } when expiry <= now => "expired",
            { Lock: { } held } when held.HoldsAt(now) => "locked",
            { LastLoginAt: null } => "never_signed_in",
            _ => "active",
        };
    }
}
