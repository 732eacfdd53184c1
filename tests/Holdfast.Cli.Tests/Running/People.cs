using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Policies;
using Holdfast.Refusals;
using Holdfast.Roles;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Cli.Tests.Running;

/// <summary>
/// Accounts that tests find in their stores. They come through the gate, but not by the program, whose start and hash for each would cost
/// more than the tests themselves.
/// </summary>
static class People
{
    static readonly Lazy<Task<PasswordHash>> hash = new(HashAsync);

    /// <summary>What all of them sign in with at first.</summary>
    public static string Password { get; } = TemporaryPassword.New();

    /// <param name="address">The store.</param>
    /// <param name="person">What is special about the account.</param>
    public static async Task AddAsync(string address, CreateAccount person) =>
        await CarryOutAsync(address, person with { Password = await hash.Value });

    /// <summary>A service, which has no password.</summary>
    /// <param name="address">The store.</param>
    /// <param name="username">Its name.</param>
    public static Task AddServiceAsync(string address, string username)
    {
        var id = AccountId.New(TimeProvider.System.GetUtcNow());
        return CarryOutAsync(address, new CreateAccount(id, AccountKind.Service, Username.Parse(username), Role.User));
    }

    /// <summary>Mints an API key for a service, as the operator; answers the key.</summary>
    /// <param name="address">The store.</param>
    /// <param name="owner">The name of the service.</param>
    /// <param name="name">What the key is for.</param>
    public static async Task<ApiKeySecret> MintAsync(string address, string owner, string name)
    {
        await using var store = Stores.Open(address);
        var service = await store.Accounts.FindByIdentifierAsync(owner, CancellationToken.None);
        var (secret, now) = (ApiKeySecret.New(), TimeProvider.System.GetUtcNow());
        var scopes = new HashSet<Permission> { HoldfastPermissions.ViewAccount };
        await CarryOutAsync(address, new CreateApiKey(secret.Id, secret.Hash, service!.Id, name)
        {
            Secret = MintedSecretId.New(now),
            Scopes = Outcome<IReadOnlySet<Permission>>.Done(scopes),
            ExpiresAt = now.AddDays(30),
        });
        return secret;
    }

    static async Task CarryOutAsync(string address, Command command)
    {
        await using var store = Stores.Open(address);
        var policy = new RemovalPolicy(store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance);
        await using var gate = new AuthorityGate(store.Authority, store.Erasure, policy, InstanceFactors.All, TimeProvider.System, NullLogger<AuthorityGate>.Instance);
        var actor = new Actor.Operator("the tests", new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));
        var outcome = await gate.ExecuteAsync(actor, command, CancellationToken.None);
        Assert.Null(outcome.Refusal);
    }

    public static CreateAccount Named(string username, string role, string? email) =>
        new(AccountId.New(TimeProvider.System.GetUtcNow()), AccountKind.Person, Username.Parse(username), Role.Parse(role)) { Email = EmailAddress.Parse(email) };

    static async Task<PasswordHash> HashAsync()
    {
        using var hasher = new PasswordHasher(new PasswordHashingOptions());
        return (await hasher.HashAsync(Password, CancellationToken.None))!;
    }
}
