using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Mail;
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

    /// <summary>How the link gets to its holder.</summary>
    public LinkDelivery Delivery { get; init; } = LinkDelivery.Shown;

    internal override EventKind Kind => EventKind.AccountCreated;

    internal override bool ShowsCredential(StateSlice slice, Actor actor) =>
        Password is not null || (Invitation is not null && !Delivery.IsMailed(slice, Account(slice, actor)));

    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => ShowsCredential(slice, actor) ? [Account(slice, actor)] : [];

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
        ?? (slice.IsUsernameFreeFor(Id) ? null : Refusal.UsernameTaken())
        ?? (slice.EmailOwner is not null ? Refusal.EmailTaken() : null)
        ?? (Invitation is null ? null : Delivery.Check(slice, Account(slice, Issuing.TypistOf(slice))));

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Create(Account(slice, actor), Password is null ? [] : CustodiansBy(slice, actor))];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Deduction.Of(slice, actor, this).Transitions[0];
        var account = transition.After;
        var mailed = Invitation is not null && Delivery.IsMailed(slice, account);
        var token = Invitation is { } invitation && !mailed
            ? new OneTimeToken(invitation.Id, OneTimeTokenPurpose.Invitation, account.Id, invitation.Hash, slice.Now, slice.Now + OneTimeToken.InvitationLifetime)
            {
                Carriers = CustodiansBy(slice, actor),
            }
            : null;
        Effect[] effects =
        [
            .. Consequences.Of(transition, slice.Now),
            .. token is null ? [] : new Effect[] { new TokenEffects.InsertToken(token) },
            .. mailed ? [new MailEffects.SendMail(SignInMail.To(account, OneTimeTokenPurpose.Invitation, slice, actor))] : Array.Empty<Effect>(),
            .. token is null && Password is null ? [] : Issuing.Marking(CustodiansBy(slice, actor), token is null ? null : account.Id),
        ];
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(account),
            Detail = _ => new EventDetail.NewAccount(account.Kind.ToString().ToLowerInvariant(), account.Role.Name, account.ExpiresAt),
        };
        return new(effects, [draft], new Receipt { Account = account, Token = token, IsMailed = mailed });
    }

    IReadOnlyList<Carrier> CustodiansBy(StateSlice slice, Actor actor) =>
        Issuing.CarriersOf(slice, actor, slice.AuthorityOf(Account(slice, Issuing.TypistOf(slice))), HoldfastPermissions.AddAccount);

    Account Account(StateSlice slice, Actor actor)
    {
        var account = Account(slice, Issuing.TypistOf(slice));
        return Password is null || CustodiansBy(slice, actor) is not { Count: > 0 }
            ? account
            : account with { HasCustodians = true, SignInUnfinished = MustChangePassword };
    }

    Account Account(StateSlice slice, EmailTypist typist) => new()
    {
        Id = Id,
        Kind = AccountKind,
        Username = Username.IsDone(out var name) ? name : null,
        Email = Email.IsDone(out var email) ? email : null,
        Role = Role.IsDone(out var role) ? role : default,
        IsActive = true,
        ExpiresAt = ExpiresAt,
        EmailTypist = typist,
        MustChangePassword = MustChangePassword,
        CreatedAt = slice.Now,
        JoinedAt = slice.Now,
        CredentialEpoch = 1,
        Version = 1,
        PasswordHash = Password is not null && Password.IsDone(out var hash) ? hash.Phc : null,
    };
}
