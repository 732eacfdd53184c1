using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Benchmarks.Decision;

/// <summary>One permission decided in process: the principal is found among 100,000, then asked. The number of rules is varied.</summary>
[MemoryDiagnoser]
[InProcess]
public class DecisionBenchmark
{
    const int Principals = 100_000;

    readonly ConcurrentDictionary<Guid, EffectiveAuthority> authorities = new();
    readonly Guid[] ids = new Guid[1024];
    Permission asked = null!;
    int next;

    /// <summary>How many permissions each principal was granted.</summary>
    [Params(10, 1_000)]
    public int Rules { get; set; }

    /// <summary>Fills the dictionary; principals share a few sets of grants, as members of groups do.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var grants = Enumerable.Range(0, Rules)
            .Select(i => new PermissionGrant(Permission.Of("shop", PermissionAction.Change, $"model{i}"), null, null))
            .ToArray();
        asked = Parse($"shop.change_model{Rules / 2}");
        var shared = Enumerable.Range(0, 16).Select(_ => new EffectiveAuthority(Role.Staff, grants)).ToArray();
        for (var i = 0; i < Principals; i++)
        {
            var id = new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
            authorities[id] = shared[i % shared.Length];
            ids[i % ids.Length] = id;
        }
    }

    /// <summary>The decision.</summary>
    [Benchmark]
    public bool Decide() => authorities.TryGetValue(ids[next++ & 1023], out var authority) && authority.Allows(asked);

    static Permission Parse(string codename) => Permission.TryParse(codename, out var permission) ? permission : throw new InvalidOperationException(codename);
}
