using System.Diagnostics;
using Holdfast.Accounts;
using Holdfast.Benchmarks.Running;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Policies;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Benchmarks.Guarded;

/// <summary>Guarded, audited changes through the gate: with 1 and 32 callers in one process, beside one caller that sends the same statements in raw SQL.</summary>
static class GuardedChanges
{
    static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(string engine)
    {
        var place = await Engines.NewPlaceAsync(engine);
        await using var store = await Engines.OpenAsync(engine, place);
        var policy = new RemovalPolicy(store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance);
        await using var gate = new AuthorityGate(store.Authority, store.Erasure, policy, TimeProvider.System, NullLogger<AuthorityGate>.Instance);
        var (owner, _) = await Seeding.OwnerAsync(gate);
        var users = await Seeding.UsersAsync(gate, owner, 64);
        using var raw = new RawGuardedChange(engine, place, users[0].Value, owner.Account.Value, owner.Session.Value);
        List<double> single = [], many = [], statements = [];
        for (var round = 0; round < 4; round++)
        {
            statements.Add(raw.Run(Time));
            single.Add(await RateAsync(gate, owner, users, 1));
            many.Add(await RateAsync(gate, owner, users, 32));
        }
        Console.WriteLine($"guarded change, {engine}, raw SQL, 1 caller   {Median.Of(statements.Skip(1))} /s");
        Console.WriteLine($"guarded change, {engine}, gate, 1 caller      {Median.Of(single.Skip(1))} /s   ratio to raw {Median.Of(single.Zip(statements, (a, b) => a / b).Skip(1)).Middle:P0}");
        Console.WriteLine($"guarded change, {engine}, gate, 32 callers    {Median.Of(many.Skip(1))} /s   ratio to raw {Median.Of(many.Zip(statements, (a, b) => a / b).Skip(1)).Middle:P0}");
    }

    static async Task<double> RateAsync(AuthorityGate gate, Actor owner, AccountId[] users, int callers)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var changes = 0;
            for (var active = false; watch.Elapsed < Time; active = !active, changes++)
                Seeding.Require(await gate.ExecuteAsync(owner, new ChangeAccount(users[caller]) { IsActive = active }, CancellationToken.None));
            return changes;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
