using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>Things to store.</summary>
static class Sample
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public static Account Account(string name, Role role = Role.User) => new()
    {
        Id = AccountId.New(Start),
        Kind = AccountKind.Person,
        Username = Username.TryParse(name, out var username) ? username : throw new ArgumentException(name),
        Email = EmailAddress.TryParse($"{name}@Example.com", out var email) ? email : null,
        Role = role,
        IsActive = true,
        CreatedAt = Start,
        JoinedAt = Start,
        CredentialEpoch = 1,
        Version = 1,
        PasswordHash = "phc",
    };

    public static Session Session(Account account, DateTimeOffset now) => new()
    {
        Id = SessionId.New(now),
        AccountId = account.Id,
        CreatedAt = now,
        LastSeenAt = now,
        IdleLimit = TimeSpan.FromMinutes(15),
        ExpiresAt = now + TimeSpan.FromHours(12),
        ReauthenticatedUntil = now + TimeSpan.FromMinutes(10),
        FactorVerified = true,
        Transport = "cookie",
        Ip = "192.0.2.7",
        UserAgent = "test",
    };

    public static (ApiKey Key, ApiKeySecret Secret) Key(Account owner, DateTimeOffset now, params Permission[] scopes)
    {
        var secret = ApiKeySecret.New();
        return (new ApiKey
        {
            Id = secret.Id,
            OwnerId = owner.Id,
            Name = "backup",
            Scopes = scopes.ToHashSet(),
            CreatedAt = now,
            ExpiresAt = now + TimeSpan.FromDays(30),
            Secret = Minted(now, Holdfast.Custody.Authority.Of(owner, [])),
        }, secret);
    }

    public static MintedSecret Minted(DateTimeOffset now, Holdfast.Custody.Authority ceiling) =>
        new(MintedSecretId.New(now), ceiling) { CreatedAt = now };

    public static Group Group(string name, params Permission[] permissions) => new()
    {
        Id = GroupId.New(Start),
        Name = GroupName.Parse(name).Match(parsed => parsed, refusal => throw new ArgumentException(refusal.Sentence)),
        Permissions = permissions.ToHashSet(),
        CreatedAt = Start,
    };

    public static AuditEvent Event(Account subject, EventKind? kind = null, DateTimeOffset? at = null) => new()
    {
        Id = EventId.New(at ?? Start),
        At = at ?? Start,
        Kind = kind ?? EventKind.AccountChanged,
        Outcome = EventOutcome.Done,
        Actor = new("operator", null, "root", null),
        Subject = EventSubject.Of(subject),
        Reason = "because",
        Changes = [new("role", "user", "staff")],
        CorrelationId = CorrelationId.New(Start),
        Ip = "192.0.2.7",
        Detail = new EventDetail.Consequences(1, 2, 3),
    };

    public static Actor Operator { get; } = new Actor.Operator("root", new Origin(CorrelationId.New(Start)));
}
