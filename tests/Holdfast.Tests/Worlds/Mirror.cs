using System.Collections.Concurrent;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Sessions;

namespace Holdfast.Tests.Worlds;

/// <summary>The kernel's words for what a world holds.</summary>
static class Mirror
{
    static readonly Origin origin = new(new CorrelationId(Guid.Empty), "192.0.2.1");
    static readonly ConcurrentDictionary<(Person, int), Account> accounts = new();
    static readonly ConcurrentDictionary<(Caller, Rung, bool), ActorState> states = new();

    public static Account Account(Person person, int index) => accounts.GetOrAdd((person, index), static pair => Make(pair.Item1, pair.Item2));

    /// <summary>What the rules would call the account.</summary>
    public static Person Person(Account account) => new(Known.RungOf(account.Role))
    {
        Active = account.IsActive,
        Ends = Known.EndingOf(account.ExpiresAt),
        Lock = account.Lock is null ? Locking.None : account.Lock.HoldsAt(Known.Now) ? Locking.Holds : Locking.Over,
        Password = account.PasswordHash is not null,
        Service = account.Kind == AccountKind.Service,
        Passkey = account.CredentialCount > 0,
        Totp = account.HasTotp,
        MustChangePassword = account.MustChangePassword,
        Removed = account.RemovedAt is not null,
        Void = account.SignInVoidAt is not null,
    };

    public static Actor Actor(Caller caller) => caller.Means switch
    {
        Means.Session => new Actor.ByAccount(Known.Accounts[0], Known.Sessions[0], origin),
        Means.Key => new Actor.ByKey(Known.Keys[0], Known.Accounts[0], origin),
        Means.Operator => new Actor.Operator("operator", origin),
        Means.System => new Actor.System(origin),
        _ => new Actor.Anonymous(origin),
    };

    public static ActorState State(World world)
    {
        if (!world.Caller.HasAccount)
            return ActorState.None;
        var state = states.GetOrAdd((world.Caller, world.First.Rung, world.First.Member), static key => Credentials(key.Item1, key.Item2, key.Item3));
        return state with { Account = Account(world.First, 0) };
    }

    /// <summary>An account as it is when its invitation is accepted.</summary>
    public static ActorState Inviter(Person person, int index) => new(
        Account(person, index), null, null, new EffectiveAuthority(Known.Role(person.Rung), Known.HeldByInviters.Select(codename => new PermissionGrant(Known.Permission(codename), null, null))));

    public static Session Session(int index, bool alive = true, bool windowOpen = false, bool factorVerified = false) => new()
    {
        Id = Known.Sessions[index],
        AccountId = Known.Accounts[index],
        CreatedAt = Known.Now.AddHours(-1),
        LastSeenAt = Known.Now.AddMinutes(alive ? -1 : -30),
        IdleLimit = TimeSpan.FromMinutes(15),
        ExpiresAt = Known.Now.AddHours(11),
        ReauthenticatedUntil = windowOpen ? Known.Now.AddMinutes(5) : Known.Now,
        FactorVerified = factorVerified,
        Transport = "cookie",
    };

    public static ApiKey Key(int index, bool alive = true, IReadOnlySet<string>? scopes = null, Might? ceiling = null) => new()
    {
        Id = Known.Keys[index],
        OwnerId = Known.Accounts[index],
        Name = "key",
        Scopes = (scopes ?? new HashSet<string>()).Select(Known.Permission).ToHashSet(),
        CreatedAt = Known.Now.AddDays(-1),
        Secret = new(default, Authority(ceiling ?? new(Rung.Developer, true, Might.Nothing, Ending.Never))),
        ExpiresAt = Known.Now.AddDays(200),
        RevokedAt = alive ? null : Known.Now.AddHours(-1),
    };

    public static Authority Authority(Might might) =>
        new(Known.Role(might.Rung), might.All, might.Permissions.Select(Known.Permission).ToHashSet(), Known.At(might.Ends));

    static ActorState Credentials(Caller caller, Rung rung, bool member)
    {
        var grants = caller.Granted.Concat(member ? [Known.HostPermission] : []).Select(codename => new PermissionGrant(Known.Permission(codename), null, null));
        var key = caller.Means == Means.Key ? Key(0, caller.Alive, caller.Scopes, caller.Ceiling) : null;
        var session = caller.Means == Means.Session ? Session(0, caller.Alive, caller.WindowOpen, caller.FactorVerified) : null;
        return new(null, session, key, new EffectiveAuthority(Known.Role(rung), grants, key));
    }

    static Account Make(Person person, int index) => new()
    {
        Id = Known.Accounts[index],
        Kind = person.Service ? AccountKind.Service : AccountKind.Person,
        Username = person.Removed ? null : Parsed($"person{index}"),
        Email = person.Removed ? null : Email($"person{index}@example.org"),
        Role = Known.Role(person.Rung),
        IsActive = person.Active,
        ExpiresAt = Known.At(person.Ends),
        Lock = person.Lock == Locking.None
            ? null
            : new(Known.Now.AddHours(-1), Known.Now.AddMinutes(person.Lock == Locking.Holds ? 30 : -1), "because"),
        MustChangePassword = person.MustChangePassword || person.Unfinished,
        SignInVoidAt = person.Void ? Known.Now.AddHours(-1) : null,
        SignInVoidCause = person.Void ? VoidCause.Decided : null,
        SignInUnfinished = person.Unfinished,
        InDoubtSince = person.Doubted ? Known.Now.AddHours(-1) : null,
        HasCustodians = person.Keeper != Keeper.Nobody,
        IsCarrier = person.IsRestedOn,
        Stopped = person.Stopping switch
        {
            Stopping.ByAsker => new(Known.Accounts[0], Known.Now.AddMinutes(-5), 1),
            Stopping.ByAskerLongAgo => new(Known.Accounts[0], Known.Now.AddMinutes(-10), 1),
            Stopping.ByAnother => new(Known.Stranger, Known.Now.AddMinutes(-5), 1),
            _ => null,
        },
        EmailStanding = person.Mailing switch
        {
            Mailing.Confirmed => EmailStanding.Confirmed,
            Mailing.Personal => EmailStanding.Personal,
            _ => EmailStanding.Unconfirmed,
        },
        CreatedAt = Known.Now.AddDays(-30),
        JoinedAt = Known.Now.AddDays(-30),
        RemovedAt = person.Removed ? Known.Now.AddDays(-1) : null,
        CredentialEpoch = 1,
        Version = 1,
        PasswordHash = person.Password ? "old hash" : null,
        CredentialCount = person.Passkey ? 1 : 0,
        HasTotp = person.Totp,
    };

    public static Username Parsed(string text) => Username.Parse(text).Match(name => name, refusal => throw new ArgumentException(refusal.Sentence));

    public static EmailAddress? Email(string text) => EmailAddress.Parse(text).Match(email => email, refusal => throw new ArgumentException(refusal.Sentence));
}
