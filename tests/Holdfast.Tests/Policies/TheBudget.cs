using System.Diagnostics;
using System.Globalization;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Rego;

namespace Holdfast.Tests.Policies;

/// <summary>A policy that loops or explodes is stopped, and denies, before the commands that wait for the lock suffer.</summary>
public class TheBudget(ITestOutputHelper output)
{
    /// <summary>Documented in docs/policies.md; the machine that runs this may be busy, so one of many attempts must keep to it.</summary>
    static readonly TimeSpan longest = TimeSpan.FromMilliseconds(250);

    static readonly TimeSpan longestOfAll = TimeSpan.FromSeconds(2);

    const int MostAttempts = 100;

    static readonly RegoObject input = (RegoObject)RegoValue.ParseJson(
        """
        {"action": "remove", "actor_did": "did:web:example.org:members:1", "actor_role": "administrator", "target_did": "did:web:example.org:members:2",
         "target_role": "staff", "target_usable": true, "reason": "left the company; by their own wish", "requested_disposition": "policyDefault", "now": "2026-11-20T12:00:00Z"}
        """);

    static readonly RemovalTerms byOthers = new(Disposition.PolicyDefault, AsksLeave: true, RaisesToFloor: true);

    const string Loop = "some a in numbers.range(1, 300)\n\tsome b in numbers.range(1, 300)\n\ti := (a * 1000) + b\n\t";

    /// <summary>Bodies of <c>allow</c> that would go on for very long.</summary>
    static readonly Dictionary<string, string> hostile = new()
    {
        ["loops in loops"] = "some a in numbers.range(1, 3000)\n\tsome b in numbers.range(1, 3000)\n\ta * b == 0",
        ["a range of a billion"] = "count(numbers.range(1, 1000000000)) == 0",
        ["a tower of powers"] = "x0 := 10\n\t" + string.Concat(Enumerable.Range(0, 60).Select(i => $"x{i + 1} := x{i} * x{i}\n\t")) + "x60 == 0",
        ["doubling texts"] = "x0 := \"0123456789\"\n\t" + string.Concat(Enumerable.Range(0, 60).Select(i => $"x{i + 1} := concat(\"\", [x{i}, x{i}])\n\t")) + "x60 == \"\"",
        ["doubling arrays"] = "x0 := [1]\n\t" + string.Concat(Enumerable.Range(0, 60).Select(i => $"x{i + 1} := array.concat(x{i}, x{i})\n\t")) + "x60 == []",
        ["a pattern that backtracks"] = Loop + "regex.match(\"^(a+)+$\", sprintf(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%d\", [i]))",
        ["patterns without end"] = Loop + "regex.match(sprintf(\"^(a|b%d)*c{1,90}(d?){1,90}zq$\", [i]), input.reason)",
        ["globs without end"] = Loop + "glob.match(sprintf(\"{a,b%d}*[a-z]**\", [i]), [\"/\"], input.reason)",
        ["hashes"] = Loop + "crypto.sha256(sprintf(\"%d\", [i])) == \"\"",
        ["signatures"] = Loop + "io.jwt.encode_sign({\"alg\": \"HS512\"}, {\"i\": i}, {\"kty\": \"oct\", \"k\": \"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\"}) == \"\"",
        ["documents"] = Loop + "json.unmarshal(json.marshal([input, i])) == []",
        ["times"] = Loop + "time.clock([i * 1000000000000, \"America/New_York\"]) == []",
        ["sorting"] = Loop + "sort(array.concat(numbers.range(1, 500), [i])) == []",
        ["formats"] = Loop + "sprintf(\"%05d %v %s\", [i, input, input.reason]) == \"\"",
    };

    public static TheoryData<string> Hostile => [.. hostile.Keys];

    [Theory, MemberData(nameof(Hostile))]
    public void What_goes_on_without_end_is_denied_within_the_limit(string name)
    {
        var policy = Compiled($"allow if {{\n\t{hostile[name]}\n}}\n\nmin_disposition := \"purge\"");
        var fastest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < MostAttempts && fastest >= longest; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            var decision = Decide(policy, new PolicyBudget());
            var taken = Stopwatch.GetElapsedTime(start);
            fastest = taken < fastest ? taken : fastest;
            Assert.Equal((false, "budget"), (decision.Allowed, decision.Fault?.Code));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {fastest.TotalMilliseconds:0.0} ms"));
        Assert.True(fastest < longest, $"{fastest.TotalMilliseconds} ms");
    }

    /// <summary>
    /// A bulk command asks for each account under one lock; whatever the way in which each question fails, the whole is bounded.
    /// </summary>
    [Theory]
    [InlineData("budget", "allow if {\n\tsome a in numbers.range(1, 3000)\n\tsome b in numbers.range(1, 3000)\n\ta * b == 0\n}")]
    [InlineData("runtime_error", "allow if count([1 | some a in numbers.range(1, 8000); a > 0]) > 0\n\nallow := false if input.action")]
    public void Five_hundred_questions_share_one_budget(string fault, string rules)
    {
        var policy = Compiled(rules);
        Assert.Equal(fault, Decide(policy, new PolicyBudget()).Fault?.Code);
        var (decisions, taken) = (new List<RemovalDecision>(), TimeSpan.MaxValue);
        for (var attempt = 0; attempt < MostAttempts && taken >= longestOfAll; attempt++)
        {
            var budget = new PolicyBudget();
            var start = Stopwatch.GetTimestamp();
            decisions = [.. Enumerable.Range(0, 500).Select(_ => Decide(policy, budget))];
            taken = Stopwatch.GetElapsedTime(start);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault}: {taken.TotalMilliseconds:0.0} ms for 500"));
        Assert.All(decisions, decision => Assert.False(decision.Allowed));
        Assert.Equal("budget", decisions[^1].Fault?.Code);
        Assert.InRange(decisions.Count(decision => decision.Fault?.Code != "budget" || decision.Fault.Cause != "The policy used up its steps."), 1, 20);
        Assert.InRange(taken, TimeSpan.Zero, longestOfAll);
    }

    public static TheoryData<string> Shipped => ["removal-default.rego", "removal-protected-roles.rego", "removal-two-reasons.rego", "removal-not-at-night.rego"];

    [Theory, MemberData(nameof(Shipped))]
    public void A_shipped_policy_decides_in_microseconds_once_it_is_warm(string file)
    {
        const int Batch = 500;
        var policy = Of(File.ReadAllText(TestHost.RepositoryRoot.PathOf("docs/policies/" + file)));
        var (times, steps) = (new List<double>(), 0L);
        for (var i = 0; i < 40; i++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var j = 0; j < Batch; j++)
                Assert.True(Decide(policy, new PolicyBudget()).Allowed);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Batch);
        }
        times.Sort();
        foreach (var rule in RemovalRules.All)
            steps += policy.Query(rule).Evaluate(input).StepsUsed;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: median {times[times.Count / 2]:0.0} µs, fastest {times[0]:0.0} µs, at most {steps} steps"));
        Assert.True(times[0] < 1000, $"{times[0]} µs");
    }

    static RemovalDecision Decide(CompiledPolicy policy, PolicyBudget budget) =>
        RemovalJudge.Decide(policy, input, byOthers, budget, new RegoEvaluationOptions { Clock = new DecisionClock(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)) });

    static CompiledPolicy Compiled(string rules) => Of("package vtc.removal\n\n" + rules + "\n");

    static CompiledPolicy Of(string source)
    {
        var parsed = PolicySource.Parse(source, PolicyPurpose.Removal).Match(done => done, refusal => throw new ArgumentException(refusal.Sentence));
        return CompiledPolicy.Of(new Policy(new PolicyVersion(new PolicyId(Guid.Empty), PolicyPurpose.Removal, 1, parsed.Sha256), source, "", "", default));
    }
}
