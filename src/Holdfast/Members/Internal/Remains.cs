using Holdfast.Accounts;
using Holdfast.Roles;

namespace Holdfast.Members;

/// <summary>What is left of an account's row.</summary>
static class Remains
{
    /// <summary>The row after a removal. A purged row is scrubbed before it is deleted.</summary>
    public static Account Of(Account account, Disposition kept, DateTimeOffset now) => kept == Disposition.Historical
        ? account with { PasswordHash = null, HasTotp = false, RemovedAt = now }
        : new Account
        {
            Id = account.Id,
            Kind = AccountKind.Person,
            Did = account.Did,
            Role = Role.User,
            IsActive = false,
            CreatedAt = account.JoinedAt,
            JoinedAt = account.JoinedAt,
            RemovedAt = now,
            CredentialEpoch = account.CredentialEpoch,
            CredentialCount = account.CredentialCount,
            Version = account.Version,
        };
}
