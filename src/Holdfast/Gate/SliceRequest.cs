using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Factors;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Policies;
using Holdfast.Sessions;

namespace Holdfast.Gate;

/// <summary>What a command needs to know before it can be judged.</summary>
public sealed record SliceRequest
{
    /// <summary>These accounts, removed ones included.</summary>
    public IReadOnlyList<AccountId> Accounts { get; init; } = [];

    /// <summary>This account too when nothing but its id is left of it, where custody still names it: as a removed one.</summary>
    public AccountId? Purged { get; init; }

    /// <summary>Who has this username.</summary>
    public Username? Username { get; init; }

    /// <summary>Who has this email address.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>Who has this identifier.</summary>
    public Did? Did { get; init; }

    /// <summary>These groups, with their permissions.</summary>
    public IReadOnlyList<GroupId> Groups { get; init; } = [];

    /// <summary>Who has this group name.</summary>
    public GroupName? GroupName { get; init; }

    /// <summary>The memberships and direct grants of the accounts in <see cref="Accounts"/>.</summary>
    public bool Memberships { get; init; }

    /// <summary>
    /// What groups and direct grants give the accounts in <see cref="Accounts"/>, and the account of <see cref="Token"/>.
    /// </summary>
    public bool Held { get; init; }

    /// <summary>The members of this group, with what their groups and direct grants give them.</summary>
    public GroupId? MembersOf { get; init; }

    /// <summary>The code that waits to confirm the address of this account.</summary>
    public AccountId? Confirmation { get; init; }

    /// <summary>This API key.</summary>
    public ApiKeyId? ApiKey { get; init; }

    /// <summary>The API key with this hash, and its owner.</summary>
    public SecretHash? ApiKeyHash { get; init; }

    /// <summary>This session.</summary>
    public SessionId? Session { get; init; }

    /// <summary>The one-time token with this hash, and its account.</summary>
    public SecretHash? Token { get; init; }

    /// <summary>The TOTP secret of this account.</summary>
    public AccountId? Totp { get; init; }

    /// <summary>Whether the account has a backup code with this hash.</summary>
    public (AccountId Account, byte[] Hash)? BackupCode { get; init; }

    /// <summary>This passkey.</summary>
    public FactorId? Passkey { get; init; }

    /// <summary>The passkey with this credential id.</summary>
    public byte[]? Credential { get; init; }

    /// <summary>The status lists in which the next member gets slots. Every command that creates a person asks for them.</summary>
    public bool NewMember { get; init; }

    /// <summary>The issuer key in use.</summary>
    public bool IssuerKey { get; init; }

    /// <summary>This invitation, its groups, and its inviter.</summary>
    public InvitationId? Invitation { get; init; }

    /// <summary>The same, of the invitation that has a link with this hash.</summary>
    public SecretHash? InvitationLink { get; init; }

    /// <summary>Who of the protected roles signs in by password and has no passkey.</summary>
    public bool WithoutPasskey { get; init; }

    /// <summary>Whether any account exists.</summary>
    public bool AnyAccount { get; init; }

    /// <summary>The policy in force for this purpose, and the number of its newest version.</summary>
    public PolicyPurpose? ActivePolicy { get; init; }

    /// <summary>This policy.</summary>
    public PolicyId? Policy { get; init; }

    /// <summary>The stored answer under this idempotency scope.</summary>
    public byte[]? Idempotency { get; init; }
}
