using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>
/// Makes a session of a checked password, or of a passkey that was shown. The account's row is locked and the epoch that was seen when
/// the password was checked must still stand: a password checked just before a deactivation or a reset never becomes a session after it.
/// </summary>
public sealed record StartSession(AccountId Id, long SeenEpoch, SessionId Session, SecretHash Token) : Command
{
    /// <summary><c>cookie</c> or <c>bearer</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The hash of the network, remembered as known to the account.</summary>
    public required byte[] NetworkHash { get; init; }

    /// <summary>A stronger hash of the same password, with the hash that it replaces.</summary>
    public (string From, string To)? Rehash { get; init; }

    /// <summary>The passkey that was shown in the place of a password; it is both factors. Used up in the same transaction.</summary>
    public FactorEvidence.Passkey? Passkey { get; init; }

    internal override EventKind Kind => EventKind.SignedIn;

    internal override TransactionLock Lock => TransactionLock.Of(Id);

    internal override SliceRequest Needs => Passkey?.Request(new() { Accounts = [Id] }) ?? new() { Accounts = [Id] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Open();

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Find(Id) is { } account && account.CredentialEpoch == SeenEpoch && account.IsUsable(slice.Now)
            && (Passkey?.Holds(Id, slice) ?? slice.Settings.LetsPasswordIn(account))
            ? null
            : Refusal.InvalidCredentials();

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Accounts.TryGetValue(Id, out var account) ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var account = slice.Accounts[Id];
        var limits = SessionLimits.For(account.Role);
        var next = SignInProgress.Of(account, factorVerified: Passkey is not null, slice.Settings).Next;
        var session = new Session
        {
            Id = Session,
            AccountId = Id,
            CreatedAt = slice.Now,
            LastSeenAt = slice.Now,
            IdleLimit = limits.Idle,
            ExpiresAt = slice.Now + limits.Absolute,
            ReauthenticatedUntil = next is NextStep.Done or NextStep.EnrolFactor ? slice.Now + SessionLimits.ReauthenticationWindow : null,
            FactorVerified = Passkey is not null,
            Transport = Transport,
            Ip = actor.Origin.Ip,
            UserAgent = actor.Origin.UserAgent,
        };
        List<Effect> effects = [new SessionEffects.InsertSession(session, Token), new SessionEffects.EndOldestSessions(session, SessionLimits.MostLike(session, account.HasFactor))];
        // A network is known, and a sign-in recorded, only once every factor that exists was passed.
        if (next != NextStep.VerifyFactor)
            effects.Add(new SignInEffects.RecordSignIn(Id, slice.Now, NetworkHash));
        if (Passkey is { } passkey)
            effects.Add(passkey.Use(Id));
        if (Rehash is { } rehash)
            effects.Add(new SignInEffects.UpgradePasswordHash(Id, rehash.From, rehash.To));
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(account),
            ProvenActor = account,
            Detail = _ => new EventDetail.SessionBegun(Session.ToString(), Transport, session.ExpiresAt),
        };
        return new(effects, [draft], new Receipt { Account = account, Session = session, Next = next });
    }
}
