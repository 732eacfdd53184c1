using System.Diagnostics;
using Holdfast.Accounts;
using Holdfast.Benchmarks.Running;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Roles;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Benchmarks.Guarded;

/// <summary>
/// Guarded, audited changes through the gate, over some thousand accounts in turn: with 1 and 32 callers in one process, beside one
/// caller that sends the same statements in raw SQL.
/// </summary>
static class GuardedChanges
{
    const int Accounts = 8192;

    static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(string engine)
    {
        var place = await Engines.NewPlaceAsync(engine);
        await using var store = await Engines.OpenAsync(engine, place);
        var policy = new RemovalPolicy(store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance);
        await using var gate = new AuthorityGate(store.Authority, store.Erasure, policy, InstanceFactors.All, TimeProvider.System, NullLogger<AuthorityGate>.Instance);
        var (owner, _) = await Seeding.OwnerAsync(gate);
        var users = await Seeding.UsersAsync(gate, owner, Accounts);
        var (own, ofRaw) = (users[..(Accounts / 2)], users[(Accounts / 2)..]);
        foreach (var ofRole in (bool[])[true, false])
        {
            using var raw = new RawGuardedChange(engine, place, ofRole, ofRaw, owner.Account.Value, owner.Session.Value);
            var changed = new bool[own.Length];
            await CompareAsync($"{engine}, {(ofRole ? "role" : "activity")}", raw, callers => RateAsync(gate, owner, own, changed, callers, ofRole));
        }
    }

    static async Task CompareAsync(string what, RawGuardedChange raw, Func<int, Task<double>> rate)
    {
        List<double> single = [], many = [], statements = [];
        for (var round = 0; round < 4; round++)
        {
            statements.Add(raw.Run(Time));
            single.Add(await rate(1));
            many.Add(await rate(32));
        }
        Console.WriteLine($"guarded change, {what}, raw SQL, 1 caller   {Median.Of(statements.Skip(1))} /s");
        Console.WriteLine($"guarded change, {what}, gate, 1 caller      {Median.Of(single.Skip(1))} /s   ratio to raw {Median.Of(single.Zip(statements, (a, b) => a / b).Skip(1)).Middle:P0}");
        Console.WriteLine($"guarded change, {what}, gate, 32 callers    {Median.Of(many.Skip(1))} /s   ratio to raw {Median.Of(many.Zip(statements, (a, b) => a / b).Skip(1)).Middle:P0}");
    }

    static async Task<double> RateAsync(AuthorityGate gate, Actor owner, AccountId[] users, bool[] changed, int callers, bool ofRole)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var changes = 0;
            for (var i = caller; watch.Elapsed < Time; i = i + callers < users.Length ? i + callers : caller, changes++)
            {
                changed[i] = !changed[i];
                var command = new ChangeAccount(users[i]);
                command = ofRole ? command with { Role = changed[i] ? Role.Staff : Role.User } : command with { IsActive = !changed[i] };
                Seeding.Require(await gate.ExecuteAsync(owner, command, CancellationToken.None));
            }
            return changes;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
