using System.Diagnostics;
using System.Runtime.CompilerServices;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>
/// Makes accounts, sessions, keys and groups straight through the gate. All accounts share one password, and all of an instance its hash,
/// made once: hashing is slow by design.
/// </summary>
sealed class Cast(Instance instance)
{
    public const string Password = "correct horse battery staple 7";

    static readonly ConditionalWeakTable<Instance, Lazy<Task<PasswordHash>>> hashes = [];
    static int counter;

    static Origin Origin => new(CorrelationId.New(TimeProvider.System.GetUtcNow()), "127.0.0.1");

    static Actor Operator => new Actor.Operator("the tests", Origin);

    /// <summary>A username that nobody has, and that begins nobody else's: tests search for it.</summary>
    public static string FreshName() => $"p{Environment.ProcessId}-{Interlocked.Increment(ref counter):D5}";

    /// <summary>A person with a session.</summary>
    public async Task<Person> AddAsync(Role role, Func<CreateAccount, CreateAccount>? adjust = null)
    {
        var command = new CreateAccount(NewId(), AccountKind.Person, Username.Parse(FreshName()), role) { Password = await HashAsync() };
        var account = await CreateAsync(adjust?.Invoke(command) ?? command);
        return await SignInAsync(account);
    }

    public async Task<Account> AddServiceAsync(Role role = Role.User) =>
        await CreateAsync(new CreateAccount(NewId(), AccountKind.Service, Username.Parse(FreshName()), role));

    /// <summary>Another session of an account.</summary>
    public async Task<Person> SignInAsync(Account account, string transport = "bearer")
    {
        var now = await instance.Store.Accounts.NowAsync(default);
        var begun = Stopwatch.GetTimestamp();
        var token = SessionToken.New();
        var current = (await instance.Store.Accounts.FindAsync(account.Id, default))!;
        var id = SessionId.New(now);
        var command = new StartSession(account.Id, current.CredentialEpoch, id, token.Hash) { Transport = transport, NetworkHash = new byte[32] };
        Done(await instance.Gate.ExecuteAsync(new Actor.Anonymous(Origin), command, default));
        // Ids of one millisecond are in no order, and a fast machine makes two of them in it: whoever comes next must come later.
        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(begun) >= TimeSpan.FromMilliseconds(1));
        return new(account, new Client(instance, token.Secret, transport == "cookie" ? token.CsrfToken : null), id);
    }

    /// <summary>An API key with these scopes and no ceiling, as nobody but a person mints for themself.</summary>
    public async Task<Client> AddKeyAsync(AccountId owner, params string[] scopes)
    {
        var secret = ApiKeySecret.New();
        var permissions = scopes.Select(scope => Permission.TryParse(scope, out var permission) ? permission : throw new ArgumentException(scope)).ToHashSet();
        var now = await instance.Store.Accounts.NowAsync(default);
        var key = new ApiKey
        {
            Id = secret.Id,
            OwnerId = owner,
            Name = "for a test",
            Scopes = permissions,
            CreatedAt = now,
            ExpiresAt = now.AddDays(1),
            Secret = new(MintedSecretId.New(now), new(Role.Developer, IsEverything: true, new HashSet<Permission>(), EndsAt: null)) { MintedBy = owner, CreatedAt = now },
        };
        await ApplyAsync(new ApiKeyEffects.InsertApiKey(key, secret.Hash));
        return new Client(instance, secret.Secret);
    }

    /// <summary>Makes the address of an account one that it confirmed while it had no custodians.</summary>
    public async Task ConfirmAddressAsync(AccountId id)
    {
        var before = (await instance.Store.Accounts.FindAsync(id, default))!;
        await ApplyAsync(new AccountEffects.UpdateAccount(before, before with { EmailStanding = EmailStanding.Personal }));
    }

    /// <summary>Writes past the rules, never past the store.</summary>
    async Task ApplyAsync(Effect effect)
    {
        await using var transaction = await instance.Store.Authority.BeginAsync(TransactionLock.Authority, default);
        await transaction.ApplyAsync([[effect]], savepoint: false, default);
        await transaction.CommitAsync([], default);
    }

    /// <summary>A group that gives these permissions, with these members.</summary>
    public async Task<GroupId> AddGroupAsync(IEnumerable<string> permissions, params Person[] members)
    {
        var id = GroupId.New(TimeProvider.System.GetUtcNow());
        var held = permissions.Select(text => Permission.TryParse(text, out var permission) ? permission : throw new ArgumentException(text)).ToHashSet();
        Done(await instance.Gate.ExecuteAsync(Operator, new CreateGroup(id, GroupName.Parse(FreshName()), Outcomes.Of<IReadOnlySet<Permission>>(held), null), default));
        foreach (var member in members)
            await DoAsync(new ChangeMembership(member.Id, id, Member: true));
        return id;
    }

    /// <summary>Carries out a command as the operator.</summary>
    public async Task<Account> DoAsync(Command command) => Done(await instance.Gate.ExecuteAsync(Operator, command, default)).Account!;

    /// <summary>The same, for a command that concerns no account.</summary>
    public async Task DoQuietlyAsync(Command command) => Done(await instance.Gate.ExecuteAsync(Operator, command, default));

    async Task<Account> CreateAsync(CreateAccount command) => await DoAsync(command);

    Task<PasswordHash> HashAsync() =>
        hashes.GetValue(instance, one => new(async () => (await one.Service<PasswordHasher>().HashAsync(Password, default))!)).Value;

    static AccountId NewId() => AccountId.New(TimeProvider.System.GetUtcNow());

    static Receipt Done(Outcome<Receipt> outcome) =>
        outcome.IsDone(out var receipt) ? receipt : throw new InvalidOperationException($"A test could not be prepared: {outcome.Refusal!.Code} {outcome.Refusal.Sentence}");
}
