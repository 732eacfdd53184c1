using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Mail;
using Holdfast.Passkeys;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Knowledge;

/// <summary>The kernel's command for a step in a state.</summary>
/// <param name="state">The state.</param>
/// <param name="isAdversary">Whether the adversary chooses the secrets.</param>
sealed class Commands(Twin state, bool isAdversary)
{
    /// <summary>An end that is no end.</summary>
    public const int Never = 0;

    static readonly Outcome<Reason> reason = Reason.Parse("a reason that says something");
    static readonly LinkDelivery byMail = new(LinkWish.Mail, MailIsOn: true);
    static readonly PlainRecord record = new();
    static readonly IReadOnlySet<Permission> everything = new HashSet<Permission> { Permission.Everything };

    public static DateTimeOffset? EndOf(int more) => more switch
    {
        Never => null,
        1 => Cast.Soon,
        _ => Cast.Later,
    };

    public Command Of(Move move) => Administration(move) ?? Credentials(move) ?? Stops(move) ?? Creation(move) ?? Keys(move)
        ?? Own(move) ?? Outside(move) ?? throw new InvalidOperationException($"No command for {move}.");

    Command? Administration(Move move)
    {
        var id = Cast.Accounts[Math.Min(move.Target, Cast.Service)];
        return move.Deed switch
        {
            Deed.SetRole => Decided(new ChangeAccount(id) { Role = (Role)move.More }, move),
            Deed.SetEnd => Decided(new ChangeAccount(id) { ExpiresAt = EndOf(move.More) }, move),
            Deed.Join => Decided(new ChangeMembership(id, Cast.Group, true), move),
            Deed.Quit => new ChangeMembership(id, Cast.Group, false),
            Deed.AddToGroup => Decided(new ChangeGroup(Cast.Group) { Permissions = Set(state.Group | move.More) }, move),
            Deed.TakeFromGroup => new ChangeGroup(Cast.Group) { Permissions = Set(state.Group & ~move.More) },
            Deed.Grant => Decided(new ChangeGrant(id, Held.One(move.More), true), move),
            Deed.TakeGrant => new ChangeGrant(id, Held.One(move.More), false),
            Deed.Vouch => new Vouch(id) { Reason = reason },
            Deed.EndSessions => new EndSessions(id),
            Deed.NameMailbox => new ChangeAccount(id) { Email = Cast.Address((Box)move.More, move.Target) },
            Deed.OperatorPromote => Decided(new EmergencyPromote(id, record, (Role)move.More) { Reason = reason }, move),
            _ => null,
        };
    }

    Command? Credentials(Move move)
    {
        var id = Cast.Accounts[Math.Min(move.Target, Cast.Service)];
        return move.Deed switch
        {
            Deed.TemporaryPassword => new IssueTemporaryPassword(id, Password(move.Target)),
            Deed.TemporaryPasswordCompromised => new IssueTemporaryPassword(id, Password(move.Target)) { IsCompromised = true },
            Deed.ChoosePassword => new ChangeAccount(id) { Password = Password(move.Target), MustChangePassword = false },
            Deed.ShowLink => new IssueResetLink(id, Cast.Link(state.Made), NextHash),
            Deed.MailLink => new IssueResetLink(id, default, default) { Delivery = byMail },
            Deed.ResetFactors => new ResetFactors(id),
            Deed.OperatorReset => new EmergencyResetPassword(id, record, Password(move.Target)) { Reason = reason },
            Deed.OperatorLink => new EmergencyAccess(id, record, Cast.Link(state.Made), NextHash, TimeSpan.FromMinutes(60)) { Reason = reason },
            Deed.OperatorDisableMfa => new EmergencyDisableMfa(id, record) { Reason = reason },
            _ => null,
        };
    }

    Command? Stops(Move move)
    {
        var id = Cast.Accounts[Math.Min(move.Target, Cast.Service)];
        return move.Deed switch
        {
            Deed.Deactivate => new ChangeAccount(id) { IsActive = false },
            Deed.DeactivateCompromised => new ChangeAccount(id) { IsActive = false, IsCompromised = true },
            Deed.DemoteCompromised => new ChangeAccount(id) { Role = (Role)move.More, IsCompromised = true },
            Deed.Activate => Decided(new ChangeAccount(id) { IsActive = true }, move),
            Deed.Lock => new LockAccount(id) { Reason = reason },
            Deed.LockCompromised => new LockAccount(id) { Reason = reason, IsCompromised = true },
            Deed.Unlock => Decided(new UnlockAccount(id), move),
            Deed.OperatorUnlock => new EmergencyUnlock(id, record) { Reason = reason },
            Deed.Remove => new RemoveAccount(id) { Reason = reason },
            Deed.RemoveCompromised => new RemoveAccount(id) { Reason = reason, IsCompromised = true },
            Deed.DeclareCompromised => new DeclareCompromised(id) { Reason = reason },
            Deed.Leave => new RemoveAccount(id) { BySelf = true },
            Deed.CarryOutDue => new CarryOutDue(id),
            _ => null,
        };
    }

    Command? Creation(Move move)
    {
        var (role, box) = ((Role)(move.More / 10), (Box)(move.More % 10));
        return move.Deed switch
        {
            Deed.CreateWithLink => New(move.Target, role) with { Email = Cast.Address(box, move.Target), Invitation = (Cast.Link(state.Made), NextHash) },
            Deed.CreateByMail => New(move.Target, role) with
            {
                Email = Cast.Address(box, move.Target),
                Invitation = (Cast.Link(state.Made), NextHash),
                Delivery = byMail,
            },
            Deed.CreateWithPassword => New(move.Target, role) with
            {
                Email = Cast.Address(box, move.Target),
                Password = Password(move.Target),
                MustChangePassword = true,
            },
            Deed.Invite => new Invite(Cast.Invitation(state.Made), Cast.Address(box, move.Target), role) { Link = NextHash, Groups = [Cast.Group] },
            Deed.InviteByMail => new Invite(Cast.Invitation(state.Made), Cast.Address(box, move.Target), role) { Groups = [Cast.Group] },
            _ => null,
        };
    }

    Command? Keys(Move move) => move.Deed switch
    {
        Deed.MintForService => Mint(Cast.Service, ScopesOf(move.By), move.More == 1 ? EndOf(move.By) : Cast.Distant),
        Deed.MintOwn => Mint(move.Target, move.More == 1 ? everything : ScopesOf(move.By), EndOf(move.By)),
        Deed.RotateForService => new RotateApiKey(KeyAt(move).Id, KeyAt(move).OwnerId, Cast.Secret(state.Made), NextHash) { Overlap = TimeSpan.FromHours(24) },
        Deed.RevokeKey => new RevokeApiKey(KeyAt(move).Id, KeyAt(move).OwnerId),
        Deed.ReportLeak => new ReportLeak(state.Secrets[move.Target].Hash),
        _ => null,
    };

    Command? Own(Move move)
    {
        var id = Cast.Accounts[Math.Min(move.Target, Cast.Service)];
        var passkeys = move.By.Means == Means.Thief ? Cast.PlantedPasskeys : Cast.OwnPasskeys;
        return move.Deed switch
        {
            Deed.ChangePassword => new ChangeOwnPassword(id, Seat(move).Account.CredentialEpoch) { Password = Password(move.Target), NewToken = default },
            Deed.SetOwnPassword => new ChangeAccount(id) { Password = Password(move.Target) },
            Deed.AddPasskey => new AddPasskey(id, Passkey(move, passkeys[move.Target]), default) { Name = "key" },
            Deed.AskCode => new IssueConfirmation(id, Seat(move).Account.Email!, Code(move.Target)),
            Deed.ConfirmAddress => new ConfirmEmail(id, Code(move.Target)),
            _ => null,
        };
    }

    Command? Outside(Move move) => move.Deed switch
    {
        Deed.Forgot => Recovery(Seat(move), Seat(move).Account.Email!, isCreation: false, mustBePersonal: false),
        Deed.UseLink => new RedeemToken(state.Links[move.Target].Token.Hash, Password(Opened(move)))
        {
            KeepsKeys = move.More == 1,
            Factor = move.More == 1 ? new FactorEvidence.Passkey(Cast.Accounts[Opened(move)], Cast.PlantedPasskeys[Opened(move)], 0, false) : null,
        },
        Deed.Accept => new AcceptInvitation(state.Promises[move.Target].Link!.Value, Cast.Accounts[state.Vacant], Name(state.Vacant), FirstPassword()),
        Deed.SendMail => Mailing(state.Mail[move.Target]),
        _ => null,
    };

    /// <summary>What the mail worker asks for when a mail is sent.</summary>
    Command Mailing(Mail.WaitingMail mail) => mail.Kind == Holdfast.Mail.MailKind.Invitation && InvitationId.TryParse(mail.About, out var invitation)
        ? new IssueInvitationLink(invitation, Cast.Hash(state.Made))
        : Recovery(state.Find(mail.Account!.Value)!, mail.To!, mail.About == SignInMail.Creation, mustBePersonal: true);

    IssueRecoveryLink Recovery(Seat seat, EmailAddress to, bool isCreation, bool mustBePersonal) =>
        new(seat.Account.Id, seat.Account.CredentialEpoch, to, Cast.Link(state.Made), NextHash)
        {
            IsCreation = isCreation,
            MustBePersonal = mustBePersonal,
        };

    /// <summary>The end of a key that an account with an end may mint.</summary>
    DateTimeOffset EndOf(Performer by) => state.Seats[by.Index]?.Account.ExpiresAt ?? Cast.Distant;

    /// <summary>All that a minter may give to a key.</summary>
    HashSet<Permission> ScopesOf(Performer by)
    {
        var isEverything = by.Means == Means.Operator || state.Seats[by.Index]!.Account.Role.BypassesGroupChecks;
        return [.. Held.Set(isEverything ? Held.All : state.HeldBy(by.Index)), Permission.Sensitive];
    }

    CreateApiKey Mint(int owner, IReadOnlySet<Permission> scopes, DateTimeOffset end) => new(Cast.Key(state.Minted), NextHash, Cast.Accounts[owner], "key")
    {
        Scopes = Outcome<IReadOnlySet<Permission>>.Done(scopes),
        ExpiresAt = end,
        Secret = Cast.Secret(state.Made),
    };

    CreateAccount New(int seat, Role role) => new(Cast.Accounts[seat], AccountKind.Person, Name(seat), role);

    /// <summary>The command with what was decided about sign-ins. Only a command that was refused without a decision gets one.</summary>
    Command Decided(AccountCommand command, Move move) => Decided((Command)command, move);

    Command Decided(Command command, Move move) => move.Choice switch
    {
        Choice.Unasked => command with { Order = RuleOrder.LastHolderBeforeSelf, Custody = new() { Links = Links(mailIsOn: false) } },
        Choice.Void => command with { Custody = new() { ForAll = new(CustodyMode.Void, Reason.None), Links = Links(mailIsOn: false) } },
        Choice.VoidByMail => command with { Custody = new() { ForAll = new(CustodyMode.Void, Reason.None), Links = Links(mailIsOn: true) } },
        Choice.Vouch => command with { Custody = new() { ForAll = new(CustodyMode.Vouch, reason) } },
        _ => command,
    };

    FreshLinks Links(bool mailIsOn) => new(state.Now, mailIsOn);

    Seat Seat(Move move) => state.Seats[move.Target]!;

    /// <summary>The seat that a link opens.</summary>
    int Opened(Move move) => Cast.SeatOf(state.Links[move.Target].Token.AccountId!.Value);

    ApiKey KeyAt(Move move) => state.Secrets[move.Target].Key;

    Outcome<PasswordHash> Password(int seat) => state.Seats[seat] is { } one ? new PasswordHash(one.NextPassword(Knows(seat))) : FirstPassword();

    static StoredPasskey Passkey(Move move, FactorId id) =>
        new(id, Cast.Accounts[move.Target], "key", [(byte)(move.Target + (move.By.Means == Means.Thief ? 16 : 0))], [1]) { CreatedAt = Cast.Start };

    /// <summary>The hash of the secret that this step makes.</summary>
    SecretHash NextHash => Cast.Hash(state.Made);

    Outcome<PasswordHash> FirstPassword() => new PasswordHash((isAdversary ? Knowledge.Seat.Knows : Knowledge.Seat.Safe) + "1");

    /// <summary>What the adversary knows of its own account tells it nothing.</summary>
    bool Knows(int seat) => isAdversary && seat != Cast.Adversary;

    static byte[] Code(int seat) => EmailConfirmation.HashOf(Cast.Accounts[seat], "12345678");

    static Username Name(int seat) => Username.Parse($"person{seat}").Match(name => name, refusal => throw new ArgumentException(refusal.Sentence));

    static Outcome<IReadOnlySet<Permission>> Set(int mask) => Outcome<IReadOnlySet<Permission>>.Done(Held.Set(mask));
}
