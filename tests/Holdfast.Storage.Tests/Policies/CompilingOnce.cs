using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Storage.Tests.Engines;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Storage.Tests.Policies;

/// <summary>The text of the policy in force is read and compiled when it is first asked, and not again until another is in force.</summary>
public sealed class CompilingOnce() : StoreContract(Engine.Sqlite)
{
    [Fact]
    public async Task However_often_it_decides()
    {
        var policies = new CountedPolicies(Store.Policies);
        var policy = new RemovalPolicy(policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance);
        await using var gate = new AuthorityGate(Store.Authority, Store.Erasure, policy, InstanceFactors.All, Place.Clock, NullLogger<AuthorityGate>.Instance);
        await RemoveAsync(gate, "one", 5);
        Assert.Equal(1, policies.Texts);
        var example = PolicyId.TryParse("0197b000-0000-7000-8000-000000000003", out var id) ? id : throw new InvalidOperationException();
        Assert.Null((await gate.ExecuteAsync(Sample.Operator, new ActivatePolicy(example, PolicyPurpose.Removal, Reason.Parse("a test")), Stop)).Refusal);
        await RemoveAsync(gate, "two", 5);
        Assert.Equal(2, policies.Texts);
    }

    async Task RemoveAsync(AuthorityGate gate, string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var account = await Store.AddAsync(Sample.Account($"{name}{i}"));
            Assert.Null((await gate.ExecuteAsync(Sample.Operator, new RemoveAccount(account.Id) { Reason = Reason.Parse("a test") }, Stop)).Refusal);
        }
    }

    /// <summary>The real reader, counted.</summary>
    sealed class CountedPolicies(IPolicyReader policies) : IPolicyReader
    {
        public int Texts { get; private set; }

        public ValueTask<PolicyVersion?> FindActiveAsync(PolicyPurpose purpose, CancellationToken cancellationToken) => policies.FindActiveAsync(purpose, cancellationToken);

        public ValueTask<Policy?> FindAsync(PolicyId id, CancellationToken cancellationToken)
        {
            Texts++;
            return policies.FindAsync(id, cancellationToken);
        }

        public ValueTask<IReadOnlyList<Policy>> ListAsync(PolicyPurpose? purpose, PolicyCursor? after, int limit, CancellationToken cancellationToken) =>
            policies.ListAsync(purpose, after, limit, cancellationToken);
    }
}
