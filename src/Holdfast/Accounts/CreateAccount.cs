using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Accounts;

/// <summary>Creates an account. A person without a password gets an invitation link to set one.</summary>
public sealed record CreateAccount(AccountId Id, AccountKind AccountKind, Outcome<Username> Username, Outcome<Role> Role) : Command
{
    /// <summary>Its email address.</summary>
    public Outcome<EmailAddress?> Email { get; init; } = (EmailAddress?)null;

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Its password, hashed; null for services and for persons who are invited.</summary>
    public Outcome<PasswordHash>? Password { get; init; }

    /// <summary>Whether the first sign-in must set a new password.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>The hash of the invitation's secret and the id of its token; null when there is a password.</summary>
    public (OneTimeTokenId Id, SecretHash Hash)? Invitation { get; init; }

    internal override EventKind Kind => EventKind.AccountCreated;

    internal override SliceRequest Needs => new()
    {
        Username = Username.IsDone(out var name) ? name : null,
        Email = Email.IsDone(out var email) ? email : null,
        NewMember = AccountKind == AccountKind.Person,
    };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.AddAccount);

    internal override Refusal? CheckValues(StateSlice slice) =>
        Username.Refusal ?? Password?.Refusal ?? Email.Refusal ?? Role.Refusal
        ?? (ExpiresAt <= slice.Now ? Refusal.InvalidExpiry("expires_at must be in the future") : null)
        ?? (AccountKind == AccountKind.Service && (Password is not null || Invitation is not null) ? Refusal.InvalidCommand("a service has no password; give it an API key") : null)
        ?? (slice.UsernameOwner is not null ? Refusal.UsernameTaken() : null)
        ?? (slice.EmailOwner is not null ? Refusal.EmailTaken() : null);

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) => [AccountTransition.Create(Account(slice))];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var account = Account(slice);
        var transition = AccountTransition.Create(account);
        var token = Invitation is { } invitation
            ? new OneTimeToken(invitation.Id, OneTimeTokenPurpose.Invitation, account.Id, invitation.Hash, slice.Now, slice.Now + OneTimeToken.InvitationLifetime)
            : null;
        Effect[] effects = [.. Consequences.Of(transition, slice.Now), .. token is null ? [] : new Effect[] { new Effect.InsertToken(token) }];
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(account),
            Detail = _ => new EventDetail.NewAccount(account.Kind.ToString().ToLowerInvariant(), account.Role.Name, account.ExpiresAt),
        };
        return new(effects, [draft], new Receipt { Account = account, Token = token });
    }

    Account Account(StateSlice slice) => new()
    {
        Id = Id,
        Kind = AccountKind,
        Username = Username.IsDone(out var name) ? name : null,
        Email = Email.IsDone(out var email) ? email : null,
        Role = Role.IsDone(out var role) ? role : default,
        IsActive = true,
        ExpiresAt = ExpiresAt,
        MustChangePassword = MustChangePassword,
        CreatedAt = slice.Now,
        JoinedAt = slice.Now,
        CredentialEpoch = 1,
        Version = 1,
        PasswordHash = Password is not null && Password.IsDone(out var hash) ? hash.Phc : null,
    };
}
