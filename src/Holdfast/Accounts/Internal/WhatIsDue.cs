namespace Holdfast.Accounts;

/// <summary>
/// What time has decided about an account and nobody has carried out yet. The store's statement that carries it out asks the same.
/// </summary>
static class WhatIsDue
{
    extension(Account account)
    {
        /// <summary>Whether its expiry was reached and its credentials have not ended yet.</summary>
        public bool IsExpiryDue(DateTimeOffset now) => account.RemovedAt is null && account.ExpiredAt is null && account.ExpiresAt <= now;

        /// <summary>Whether its timed lock is over and still on the row.</summary>
        public bool IsUnlockingDue(DateTimeOffset now) => account.RemovedAt is null && account.Lock?.HoldsAt(now) == false;

        /// <summary>Whether anything is due.</summary>
        public bool IsDue(DateTimeOffset now) => account.IsExpiryDue(now) || account.IsUnlockingDue(now);

        /// <summary>The account once that is carried out, version and epoch aside.</summary>
        public Account AfterDue(DateTimeOffset now) => account with
        {
            ExpiredAt = account.IsExpiryDue(now) ? now : account.ExpiredAt,
            Lock = account.IsUnlockingDue(now) ? null : account.Lock,
        };
    }
}
