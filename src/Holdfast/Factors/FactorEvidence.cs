using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Passkeys;

namespace Holdfast.Factors;

/// <summary>
/// That a second factor was shown, before the gate has used it up. The gate judges it again under the lock, so one showing counts once.
/// </summary>
public abstract record FactorEvidence
{
    private protected FactorEvidence()
    {
    }

    /// <summary>The word for the kind of factor in the log.</summary>
    public abstract string Name { get; }

    /// <summary>What the gate must read to judge it.</summary>
    internal abstract SliceRequest Request(SliceRequest needs);

    /// <summary>Whether it still stands.</summary>
    internal abstract bool Holds(AccountId account, StateSlice slice);

    /// <summary>Uses it up.</summary>
    internal abstract Effect Use(AccountId account);

    /// <summary>The code of a time step.</summary>
    public sealed record Totp(AccountId Account, FactorId Id, long Step) : FactorEvidence
    {
        /// <inheritdoc/>
        public override string Name => "totp";

        internal override SliceRequest Request(SliceRequest needs) => needs with { Totp = Account };

        internal override bool Holds(AccountId account, StateSlice slice) =>
            slice.Totp is { ConfirmedAt: not null } totp && totp.Account == account && totp.Id == Id && totp.LastStep < Step;

        internal override Effect Use(AccountId account) => new FactorEffects.UseTotpStep(account, Id, Step);
    }

    /// <summary>A passkey whose signature holds, with the counter that it signed.</summary>
    public sealed record Passkey(AccountId Account, FactorId Id, uint SignCount, bool BackedUp) : FactorEvidence
    {
        /// <inheritdoc/>
        public override string Name => "passkey";

        internal override SliceRequest Request(SliceRequest needs) => needs with { Passkey = Id };

        internal override bool Holds(AccountId account, StateSlice slice) =>
            slice.Passkey is { } passkey && passkey.Account == account && passkey.Id == Id && passkey.MayShow(SignCount);

        internal override Effect Use(AccountId account) => new PasskeyEffects.UsePasskey(Id, SignCount, BackedUp);
    }

    /// <summary>A backup code, by its hash.</summary>
    public sealed record Backup(AccountId Account, byte[] Hash) : FactorEvidence
    {
        /// <inheritdoc/>
        public override string Name => "backup_code";

        internal override SliceRequest Request(SliceRequest needs) => needs with { BackupCode = (Account, Hash) };

        internal override bool Holds(AccountId account, StateSlice slice) => account == Account && slice.BackupCodeStands;

        internal override Effect Use(AccountId account) => new FactorEffects.UseBackupCode(account, Hash);
    }
}
