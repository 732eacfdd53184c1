using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Policies;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Engines;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Storage.Tests.Due;

/// <summary>
/// A real gate before a real store, an owner who is signed in, and accounts whose time is over without anybody having looked.
/// </summary>
sealed class Scene : IAsyncDisposable
{
    Scene(TestStore place, HoldfastStore store, Belongings owner)
    {
        (Place, Store, Owner) = (place, store, owner);
        var time = place.Clock;
        var policy = new RemovalPolicy(store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance);
        Gate = new(store.Authority, store.Erasure, policy, InstanceFactors.All, time, NullLogger<AuthorityGate>.Instance);
        Upkeep = new(Gate, store.Accounts, store.Tidying, time, NullLogger<Upkeep>.Instance);
    }

    public TestStore Place { get; }

    public HoldfastStore Store { get; }

    public AuthorityGate Gate { get; }

    public Upkeep Upkeep { get; }

    public Belongings Owner { get; }

    /// <summary>Holdfast itself.</summary>
    public static Actor System { get; } = new Actor.System(Sample.Operator.Origin);

    /// <summary>Nobody who is signed in.</summary>
    public static Actor Nobody { get; } = new Actor.Anonymous(Sample.Operator.Origin);

    public static PasswordHash Password { get; } =
        new("$pbkdf2-sha512$i=220000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    public static async Task<Scene> SetAsync(TestStore place, HoldfastStore store) =>
        new(place, store, await Belongings.AddAsync(store, "owner", Role.Developer, (account, _) => account));

    /// <summary>The same from another process: a gate of its own.</summary>
    public Scene Elsewhere(HoldfastStore opened) => new(Place, opened, Owner);

    /// <summary>An account that expired a second ago.</summary>
    public Task<Belongings> ExpiredAsync(string name, Role role = Role.Staff) =>
        Belongings.AddAsync(Store, name, role, (account, now) => account with { ExpiresAt = now.AddSeconds(-1) });

    /// <summary>An account whose timed lock ended a second ago. It has signed in since.</summary>
    public Task<Belongings> UnlockingAsync(string name, Role role = Role.Staff) =>
        Belongings.AddAsync(Store, name, role, (account, now) => account with { Lock = LockUntil(now.AddSeconds(-1)) });

    /// <summary>Asks for a command, as the owner or as another.</summary>
    public Task<Outcome<Receipt>> DoAsync(Command command, Actor? actor = null) =>
        Gate.ExecuteAsync(actor ?? Owner.BySession, command, StoreContract.Stop);

    /// <summary>Carries out a command that must be done.</summary>
    public async Task<Receipt> DoneAsync(Command command, Actor? actor = null) =>
        (await DoAsync(command, actor)).Match(receipt => receipt, refusal => throw new InvalidOperationException(refusal.Sentence));

    /// <summary>Lets an account end in a day instead.</summary>
    public static ChangeAccount Extension(Belongings one) =>
        new(one.Account.Id) { ExpiresAt = (DateTimeOffset?)one.Session.CreatedAt.AddDays(1) };

    /// <summary>Somebody makes use of the account's invitation.</summary>
    public static AcceptInvitation Acceptance(Belongings inviter) =>
        new(inviter.InvitationLink.Hash, AccountId.New(inviter.Session.CreatedAt), Username.Parse("newcomer"), Password);

    public async Task<Account> FindAsync(Belongings one) => (await Store.Accounts.FindAsync(one.Account.Id, StoreContract.Stop))!;

    /// <summary>The events since the log had that size, oldest first: who did what to whom, and the refusal.</summary>
    public async Task<string> EventsAsync(long since)
    {
        var entries = await Store.Audit.ListAsync(new AuditQuery { Above = since - 1, Limit = 500 }, StoreContract.Stop);
        return string.Join(", ", entries.Select(Line));
    }

    /// <summary>How many events of that kind an account has.</summary>
    public async Task<int> CountAsync(Belongings one, EventKind kind) =>
        (await Store.Audit.ListAsync(new AuditQuery { Subject = one.Account.Id, Kind = kind }, StoreContract.Stop)).Count;

    public ValueTask<long> LogSizeAsync() => Store.Audit.SizeAsync(StoreContract.Stop);

    public ValueTask DisposeAsync() => Gate.DisposeAsync();

    /// <summary>An hour's lock.</summary>
    public static AdministrativeLock LockUntil(DateTimeOffset end) => new(end.AddHours(-1), end, "because");

    static string Line(AuditEntry entry) =>
        string.Join(' ', new[] { entry.ActorKind, entry.Kind, entry.SubjectLabel, entry.RefusalCode }.Where(word => word is not null));
}
