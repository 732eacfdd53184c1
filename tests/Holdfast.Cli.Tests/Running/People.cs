using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Policies;
using Holdfast.Roles;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Cli.Tests.Running;

/// <summary>Accounts that tests find in their stores. They come through the gate, but not by the program, whose start and hash for each would cost more than the tests themselves.</summary>
static class People
{
    static readonly Lazy<Task<PasswordHash>> hash = new(HashAsync);

    /// <summary>What all of them sign in with at first.</summary>
    public static string Password { get; } = TemporaryPassword.New();

    /// <param name="address">The store.</param>
    /// <param name="person">What is special about the account.</param>
    public static async Task AddAsync(string address, CreateAccount person)
    {
        await using var store = Stores.Open(address);
        var policy = new RemovalPolicy(store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance);
        await using var gate = new AuthorityGate(store.Authority, store.Erasure, policy, InstanceFactors.All, TimeProvider.System, NullLogger<AuthorityGate>.Instance);
        var actor = new Actor.Operator("the tests", new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));
        var outcome = await gate.ExecuteAsync(actor, person with { Password = await hash.Value }, CancellationToken.None);
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
