using Holdfast.Accounts;

namespace Holdfast.Factors;

/// <summary>An account's TOTP secret, sealed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Secret">The secret.</param>
/// <param name="CreatedAt">When its enrolment began.</param>
/// <param name="ConfirmedAt">When its first code was confirmed; null while the enrolment is pending.</param>
/// <param name="LastStep">The last time step whose code was accepted: no code of it or of an earlier one is accepted again.</param>
public sealed record StoredTotp(FactorId Id, AccountId Account, SealedSecret Secret, DateTimeOffset CreatedAt, DateTimeOffset? ConfirmedAt, long LastStep)
{
    /// <summary>How long an enrolment may wait for its first code.</summary>
    public static TimeSpan EnrolmentTime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether the enrolment waits for its first code at <paramref name="now"/>.</summary>
    public bool IsPending(DateTimeOffset now) => ConfirmedAt is null && CreatedAt + EnrolmentTime > now;
}
