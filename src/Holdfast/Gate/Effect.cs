using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Mail;
using Holdfast.Membership;
using Holdfast.Passkeys;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>One write that a judged command asks of the store. The set is closed; only the gate makes and sends them.</summary>
public abstract record Effect
{
    private protected Effect()
    {
    }

#pragma warning disable CS1591 // Named for what they do; members are those of the concept.
    public sealed record InsertAccount(Account Account) : Effect;

    /// <summary>
    /// Stores every member of <paramref name="After"/> but the dates of creation and of the last sign-in, provided that the stored
    /// version and epoch are still those of <paramref name="Before"/>.
    /// </summary>
    public sealed record UpdateAccount(Account Before, Account After) : Effect;

    /// <summary>
    /// Carries out what is due at that time, in a few statements for all accounts. The credentials of those in <paramref name="Expired"/>
    /// end and their epoch rises; each lock whose time is over is lifted, and each version rises by one. All must still be due. Counted,
    /// for each too.
    /// </summary>
    public sealed record CarryOutDue(IReadOnlyList<AccountId> Expired, IReadOnlyList<AccountId> Unlocked, DateTimeOffset At) : Effect;

    /// <summary>Replaces an account's custodians, former ones included.</summary>
    public sealed record SetCustodians(AccountId Account, IReadOnlyList<Carrier> Custodians) : Effect;

    /// <summary>Notes that accounts have issued something for others.</summary>
    public sealed record MarkCarriers(IReadOnlyList<AccountId> Accounts) : Effect;

    /// <summary>Ends unused links. Counted with the tokens.</summary>
    public sealed record EndLinks(IReadOnlyList<OneTimeTokenId> Links) : Effect;

    /// <summary>Ends the mailed links of an account, because its address changed. Counted with the tokens.</summary>
    public sealed record EndMailedLinks(AccountId Account) : Effect;

    /// <summary>Ends invitations. Counted with the tokens.</summary>
    public sealed record EndInvitations(IReadOnlyList<InvitationId> Invitations) : Effect;

    /// <summary>Ends every unused link and invitation that an account issued. Counted with the tokens.</summary>
    public sealed record EndIssued(AccountId Issuer) : Effect;

    /// <summary>
    /// Ends every unused link and invitation that carries an account which was live when it was issued. Counted with the tokens.
    /// </summary>
    public sealed record EndCarried(AccountId Carrier) : Effect;

    /// <summary>
    /// Ends every unused link, invitation and secret that carries an account at all. Links and invitations are counted with the tokens,
    /// keys left without a secret with the keys.
    /// </summary>
    public sealed record EndAllThatCarries(AccountId Carrier, DateTimeOffset At) : Effect;

    /// <summary>
    /// Ends every unused link and invitation that an API key issued, or that carries somebody whose sign-in it issued, and every secret
    /// that carries one. Counted with the tokens and keys.
    /// </summary>
    public sealed record EndIssuedByKey(ApiKeyId Key) : Effect;

    /// <summary>Gives a key another secret. Secrets before it end at <paramref name="OthersEnd"/> at the latest.</summary>
    public sealed record AddSecret(ApiKeyId Key, MintedSecret Secret, SecretHash Hash, DateTimeOffset OthersEnd) : Effect;

    /// <summary>Renames a key.</summary>
    public sealed record RenameApiKey(ApiKeyId Key, string Name) : Effect;

    /// <summary>Keeps a username that was given up from others for a time, with what its holder could do.</summary>
    public sealed record GiveUpUsername(GivenUpUsername Name) : Effect;

    /// <summary>Forgets who stopped the members of a group: something else changed.</summary>
    public sealed record ForgetStopsIn(GroupId Group) : Effect;

    /// <summary>Stores the code that confirms an address, in the place of any other of the account.</summary>
    public sealed record StoreConfirmation(EmailConfirmation Confirmation) : Effect;

    /// <summary>Uses up the code that confirms an address.</summary>
    public sealed record UseConfirmation(AccountId Account) : Effect;

    /// <summary>Opens a status list.</summary>
    public sealed record OpenList(OpenStatusList List) : Effect;

    /// <summary>Gives an account the next slot in each of these lists; they must still be as far as they were.</summary>
    public sealed record AssignSlots(AccountId Account, IReadOnlyList<OpenStatusList> Lists) : Effect;

    /// <summary>Sets or clears an account's bit of a purpose. Told among the counts when that changed anything.</summary>
    public sealed record FlipStatus(AccountId Account, Holdfast.StatusLists.Documents.StatusPurpose Purpose, bool IsSet) : Effect;

    /// <summary>Retires the present issuer key and erases its private half.</summary>
    public sealed record RetireIssuerKeys(DateTimeOffset At) : Effect;

    public sealed record InsertIssuerKey(IssuerKey Key) : Effect;

    /// <summary>Sign-in bookkeeping: the last sign-in, without a new version.</summary>
    public sealed record RecordSignIn(AccountId Account, DateTimeOffset At, byte[] NetworkHash) : Effect;

    /// <summary>Replaces a password hash by a stronger one of the same password, provided that the old one still stands.</summary>
    public sealed record UpgradePasswordHash(AccountId Account, string From, string To) : Effect;

    public sealed record ClearThrottle(AccountId Account) : Effect;

    public sealed record InsertSession(Session Session, SecretHash Hash) : Effect;

    /// <summary>Gives a session a new token and stores its state; the old token is dead at once.</summary>
    public sealed record RotateSession(Session Session, SecretHash Hash) : Effect;

    /// <summary>Ends the sessions of an account, but the one excepted. Counted.</summary>
    public sealed record EndSessions(AccountId Account, SessionId? Except) : Effect;

    /// <summary>Ends one session. Counted.</summary>
    public sealed record EndSession(SessionId Session) : Effect;

    /// <summary>
    /// Ends the sessions of an account that passed a second factor; the one excepted stays, but must pass one again where the account has
    /// one. Counted.
    /// </summary>
    public sealed record EndFactorSessions(AccountId Account, SessionId? Except) : Effect;

    /// <summary>
    /// Keeps this session and the newest <paramref name="Kept"/> - 1 others of its account with the same second-factor state; ends the
    /// rest of them. Counted.
    /// </summary>
    public sealed record EndOldestSessions(Session Newest, int Kept) : Effect;

    /// <summary>Stores an enrolment that waits for its first code, in the place of any other that waits.</summary>
    public sealed record StoreTotp(StoredTotp Totp) : Effect;

    /// <summary>Confirms an enrolment, which must still wait, and uses up the step of its first code.</summary>
    public sealed record ConfirmTotp(AccountId Account, FactorId Id, long Step, DateTimeOffset At) : Effect;

    /// <summary>Uses up the codes of a step and of all before it: one conditional update; no code is accepted twice.</summary>
    public sealed record UseTotpStep(AccountId Account, FactorId Id, long Step) : Effect;

    public sealed record DeleteTotp(AccountId Account) : Effect;

    /// <summary>Stores a secret under another key, provided that it is still the one that was read.</summary>
    public sealed record ResealTotp(StoredTotp Before, SealedSecret After) : Effect;

    /// <summary>Stores the private half of an issuer key under another key, provided that it is still the one that was read.</summary>
    public sealed record ResealIssuerKey(IssuerKey Before, SealedSecret After) : Effect;

    /// <summary>Uses up a backup code: it must still be there.</summary>
    public sealed record UseBackupCode(AccountId Account, byte[] Hash) : Effect;

    public sealed record ReplaceBackupCodes(AccountId Account, IReadOnlyList<byte[]> Hashes, DateTimeOffset At) : Effect;

    /// <summary>Counted.</summary>
    public sealed record DeleteBackupCodes(AccountId Account) : Effect;

    public sealed record InsertPasskey(StoredPasskey Passkey) : Effect;

    /// <summary>Notes a use: the counter must rise, unless the authenticator keeps none.</summary>
    public sealed record UsePasskey(FactorId Id, uint SignCount, bool BackedUp) : Effect;

    public sealed record DeletePasskey(FactorId Id) : Effect;

    public sealed record DeletePasskeys(AccountId Account) : Effect;

    public sealed record InsertApiKey(ApiKey Key, SecretHash Hash) : Effect;

    /// <summary>Revokes every live key of an account. Counted.</summary>
    public sealed record RevokeApiKeys(AccountId Account, DateTimeOffset At) : Effect;

    /// <summary>Revokes one key. Counted.</summary>
    public sealed record RevokeApiKey(ApiKeyId Key, DateTimeOffset At) : Effect;

    public sealed record InsertToken(OneTimeToken Token) : Effect;

    /// <summary>Uses a token up; it must still be there.</summary>
    public sealed record ConsumeToken(OneTimeTokenId Token) : Effect;

    /// <summary>Cancels the tokens of an account; of setup links when <paramref name="Account"/> is null. Counted.</summary>
    public sealed record CancelTokens(AccountId? Account) : Effect;

    public sealed record InsertInvitation(Invitation Invitation) : Effect;

    public sealed record InsertInvitationLink(InvitationId Invitation, SecretHash Hash) : Effect;

    /// <summary>
    /// Takes an invitation out of the store, where it must still be, with its links; when somebody became a member by it, with every
    /// other one for its address.
    /// </summary>
    public sealed record ConsumeInvitation(InvitationId Invitation, AccountId? Accepter) : Effect;

    /// <summary>Cancels the invitations that an account made. Counted with the tokens.</summary>
    public sealed record CancelInvitations(AccountId Inviter) : Effect;

    /// <summary>Cancels the invitations that were sent to an address. Counted with the tokens.</summary>
    public sealed record CancelInvitationsTo(EmailAddress Address) : Effect;

    public sealed record InsertGroup(Group Group) : Effect;

    public sealed record UpdateGroup(Group Before, Group After) : Effect;

    public sealed record DeleteGroup(GroupId Group) : Effect;

    public sealed record AddToGroup(AccountId Account, GroupId Group) : Effect;

    public sealed record RemoveFromGroup(AccountId Account, GroupId Group) : Effect;

    /// <summary>Takes an account out of every group and takes away its direct grants.</summary>
    public sealed record StripGrants(AccountId Account) : Effect;

    public sealed record GrantPermission(AccountId Account, Permission Permission) : Effect;

    public sealed record RevokePermission(AccountId Account, Permission Permission) : Effect;

    /// <summary>Replaces the sign-in settings, provided that the stored version is still that of <paramref name="Before"/>.</summary>
    public sealed record UpdateSettings(SignInSettings Before, SignInSettings After) : Effect;

    /// <summary>Puts a mail into the outbox; it is sent after the commit.</summary>
    public sealed record SendMail(WaitingMail Mail) : Effect;

    /// <summary>Removes what waits in the outbox for an account.</summary>
    public sealed record DropMail(AccountId Account) : Effect;

    /// <summary>Deletes whatever the account could sign in with, and what was noted of its signing in.</summary>
    public sealed record DeleteCredentials(AccountId Account) : Effect;

    /// <summary>Deletes a removed account's row, and records that the personal data of its owner is to be erased everywhere.</summary>
    public sealed record PurgeAccount(AccountId Account, DateTimeOffset At) : Effect;

    public sealed record InsertPolicy(Policy Policy) : Effect;

    /// <summary>Puts a policy in force in place of the one that is.</summary>
    public sealed record ActivatePolicy(PolicyVersion Policy, DateTimeOffset At) : Effect;

    /// <summary>Stores the answer under an idempotency scope.</summary>
    public sealed record StoreAnswer(byte[] Scope, StoredAnswer Answer, DateTimeOffset At) : Effect;
#pragma warning restore CS1591
}
