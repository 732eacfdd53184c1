using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Storage;
using Holdfast.Torture.Tests.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>A store and a gate of its own in this process.</summary>
sealed class Gatekeeper : IContender
{
    public Gatekeeper(string address, Mutant mutant = Mutant.None, Func<Task>? beforeLock = null)
        : this(StoreAddresses.Open(address), mutant, beforeLock)
    {
    }

    /// <param name="store">The store, which the gate owns.</param>
    /// <param name="mutant">The defence that is taken away.</param>
    /// <param name="beforeLock">Awaited before every transaction; without, a gate that judges early leaves others a moment to act.</param>
    public Gatekeeper(HoldfastStore store, Mutant mutant = Mutant.None, Func<Task>? beforeLock = null)
    {
        Store = store;
        beforeLock ??= mutant == Mutant.JudgedEarly ? () => Task.Delay(3) : null;
        var held = beforeLock is null ? Store.Authority : new HeldStore(Store.Authority, beforeLock);
        IAuthorityStore port = mutant switch
        {
            Mutant.Unlocked => new UnlockedStore(held),
            Mutant.JudgedEarly => new EarlyStore(held),
            _ => held,
        };
        var policy = new RemovalPolicy(Store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance);
        Gate = new AuthorityGate(port, Store.Erasure, policy, InstanceFactors.All, TimeProvider.System, NullLogger<AuthorityGate>.Instance);
    }

    public HoldfastStore Store { get; }

    public AuthorityGate Gate { get; }

    public async Task<string> DoAsync(Order order)
    {
        try
        {
            var outcome = await Gate.ExecuteAsync(order.Who(), Acts.CommandOf(order), CancellationToken.None);
            return outcome.Refusal?.Code.Name ?? Answer.Done;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return $"failed: {failure}";
        }
    }

    /// <summary>Carries out what must succeed: the making of worlds.</summary>
    public async Task MustAsync(params IEnumerable<Order> orders)
    {
        var outcomes = await Task.WhenAll(orders.Select(async order => (order.Act, Outcome: await DoAsync(order))));
        foreach (var (act, outcome) in outcomes)
            Assert.True(outcome == Answer.Done, $"{act}: {outcome}");
    }

    public async ValueTask DisposeAsync()
    {
        await Gate.DisposeAsync();
        await Store.DisposeAsync();
    }
}
