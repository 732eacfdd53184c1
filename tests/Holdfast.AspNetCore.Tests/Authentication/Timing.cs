using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Passwords;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Authentication;

/// <summary>
/// Whether the time of a failed sign-in tells why it failed. Kinds of failure take turns in a random order, so that whatever else the
/// machine does meets all alike; their times are compared by rank (Mann and Whitney), which needs no assumption about their distribution.
/// Runs only with HOLDFAST_TIMING=1, on a quiet machine.
/// </summary>
[Trait("Speed", "Slow")]
public class Timing(ITestOutputHelper output)
{
    const string Login = "/api/v1/auth/login";

    /// <summary>With the rounds before it counts, fewer than the failures that close an account to strangers.</summary>
    const int Samples = 90;

    /// <summary>One per cent of false alarms, which ten comparisons share.</summary>
    const double LargestZ = 2.58, LargestZOfTen = 3.29;

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Unknown_wrong_inactive_expired_and_closed_take_the_same_time(Engine engine)
    {
        Require();
        await using var instance = await Instance.StartAsync(engine, new InstanceSettings { CostlyPasswords = true, Http = http => http.TrustedProxies.Add(IPAddress.Loopback) });
        var stage = new Stage(instance);
        // The hash of one is of the time before the cost was raised and the algorithm was changed.
        using var earlier = new PasswordHasher(new() { Algorithm = PasswordAlgorithm.Pbkdf2, Iterations = 10_000 });
        var cheap = (await earlier.HashAsync(Cast.Password, default))!;
        var (known, inactive, expired) = (await stage.UserAsync(), await stage.Cast.AddAsync(Role.User, command => command with { Password = cheap }), await stage.UserAsync());
        await stage.Cast.DoAsync(new Accounts.ChangeAccount(inactive.Id) { IsActive = false });
        await instance.RunSqlAsync($"UPDATE accounts SET expires_at = 1 WHERE id = '{expired.Id}'");
        var closed = await stage.Cast.AddAsync(Role.User, command => command with { Email = Accounts.EmailAddress.Parse(Cast.FreshName() + "@example.org") });
        (await stage.Nobody.PostAsync(Login, new { identifier = closed.Name, password = "wrong" })).Is(401);
        await instance.RunSqlAsync($"UPDATE sign_in_throttle SET failures = 1000 WHERE length(network) = 0 AND account_id = '{closed.Id}'");
        (string Kind, Func<object> Body)[] kinds =
        [
            ("unknown", () => new { identifier = Cast.FreshName(), password = Cast.Password }),
            ("wrong", () => new { identifier = known.Name, password = "not this sentence" }),
            ("inactive", () => new { identifier = inactive.Name, password = Cast.Password }),
            ("expired", () => new { identifier = expired.Name, password = Cast.Password }),
            ("closed under its name", () => new { identifier = closed.Account.Email!.Value, password = Cast.Password }),
        ];
        await CompareAsync(engine, stage, kinds, 401);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Throttled_answers_for_known_and_unknown_names_take_the_same_time(Engine engine)
    {
        Require();
        await using var instance = await Instance.StartAsync(engine, new InstanceSettings { CostlyPasswords = true });
        var stage = new Stage(instance);
        var (known, unknown) = ((await stage.UserAsync()).Name, Cast.FreshName());
        foreach (var identifier in new[] { known, unknown })
            (await stage.Nobody.PostAsync(Login, new { identifier, password = "wrong" })).Is(401);
        // As after many more failures: closed for longer than this takes.
        var later = (TimeProvider.System.GetUtcNow().AddHours(1) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        await instance.RunSqlAsync($"UPDATE sign_in_throttle SET failures = 15, closed_until = {later} WHERE length(network) > 0");
        await CompareAsync(engine, stage, [("known", () => new { identifier = known, password = "x" }), ("unknown", () => new { identifier = unknown, password = "x" })], 429);
    }

    static void Require() => Assert.SkipUnless(Environment.GetEnvironmentVariable("HOLDFAST_TIMING") == "1", "measures time: set HOLDFAST_TIMING=1 on a quiet machine");

    async Task CompareAsync(Engine engine, Stage stage, (string Kind, Func<object> Body)[] kinds, int status)
    {
        var times = kinds.ToDictionary(kind => kind.Kind, _ => new List<double>());
        for (var round = -3; round < Samples; round++)
        {
            var order = kinds.ToArray();
            RandomNumberGenerator.Shuffle(order.AsSpan());
            foreach (var (kind, body) in order)
            {
                var network = $"198.{18 + RandomNumberGenerator.GetInt32(2)}.{RandomNumberGenerator.GetInt32(256)}.{RandomNumberGenerator.GetInt32(256)}";
                var watch = Stopwatch.GetTimestamp();
                (await stage.Nobody.PostAsync(Login, body(), ("X-Forwarded-For", network))).Is(status);
                if (round >= 0)
                    times[kind].Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
        }
        foreach (var (kind, taken) in times)
            output.WriteLine($"{engine}, {status}, {kind}: median {taken.Order().ElementAt(Samples / 2):0.00} ms, quartiles {taken.Order().ElementAt(Samples / 4):0.00}–{taken.Order().ElementAt(3 * Samples / 4):0.00} ms");
        foreach (var (one, other) in from one in times.Keys from other in times.Keys where string.CompareOrdinal(one, other) < 0 select (one, other))
        {
            var z = RankDifference(times[one], times[other]);
            output.WriteLine($"{engine}, {status}, {one} and {other}: z = {z:0.00}");
            Assert.True(Math.Abs(z) < (kinds.Length > 2 ? LargestZOfTen : LargestZ), $"{one} and {other} differ: z = {z:0.00}");
        }
    }

    /// <summary>The normal approximation of Mann and Whitney's U.</summary>
    static double RankDifference(List<double> one, List<double> other)
    {
        var ranks = one.Select(time => (time, ofOne: true)).Concat(other.Select(time => (time, ofOne: false))).OrderBy(pair => pair.time).Select((pair, rank) => (pair.ofOne, rank: rank + 1.0));
        double n = one.Count, m = other.Count;
        var u = ranks.Where(pair => pair.ofOne).Sum(pair => pair.rank) - (n * (n + 1) / 2);
        return (u - (n * m / 2)) / Math.Sqrt(n * m * (n + m + 1) / 12);
    }
}
