using System.Text.RegularExpressions;
using Holdfast.Policies;
using Holdfast.Rego;
using Holdfast.TestHost;

namespace Holdfast.Tests.Policies;

/// <summary>The shipped policy and the examples pass the Rego tests that stand beside them, run by our own engine.</summary>
public partial class ShippedPolicies
{
    public static TheoryData<string, string> Tests
    {
        get
        {
            var tests = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(RepositoryRoot.PathOf("docs/policies"), "*_test.rego").Order())
            {
                foreach (Match test in TestRule().Matches(File.ReadAllText(file)))
                    tests.Add(Path.GetFileName(file), test.Value);
            }
            return tests;
        }
    }

    public static TheoryData<string> Files => [.. Sources.Select(file => Path.GetFileName(file))];

    static IEnumerable<string> Sources =>
        Directory.GetFiles(RepositoryRoot.PathOf("docs/policies"), "*.rego").Where(file => !file.EndsWith("_test.rego", StringComparison.Ordinal)).Order();

    [Theory, MemberData(nameof(Tests))]
    public void Passes_its_own_tests(string file, string test)
    {
        var tested = file.Replace("_test.rego", ".rego", StringComparison.Ordinal);
        var policy = RegoPolicy.Compile([Module(tested), Module(file)]);
        Assert.True(policy.Evaluate($"data.vtc.removal_test.{test}").IsTrue, $"{file}: {test}");
    }

    [Theory, MemberData(nameof(Files))]
    public void Has_tests_that_reach_every_line(string file)
    {
        var test = file.Replace(".rego", "_test.rego", StringComparison.Ordinal);
        var policy = RegoPolicy.Compile([Module(file), Module(test)]);
        var coverage = new RegoCoverage();
        foreach (Match rule in TestRule().Matches(Module(test).Source))
            Assert.True(policy.Evaluate($"data.vtc.removal_test.{rule.Value}", null, new RegoEvaluationOptions { Coverage = coverage }).IsTrue);
        Assert.DoesNotContain(policy.Lines, line => line.File == file && !coverage.Has(line.File, line.Line));
    }

    [Theory, MemberData(nameof(Files))]
    public void Could_be_stored(string file) => Assert.Null(PolicySource.Parse(Module(file).Source, PolicyPurpose.Removal).Refusal);

    [Theory, MemberData(nameof(Files))]
    public void Is_shown_in_the_documentation(string file) =>
        Assert.Contains($"```rego\n{Module(file).Source}```\n", File.ReadAllText(RepositoryRoot.PathOf("docs/policies.md")), StringComparison.Ordinal);

    static RegoModule Module(string file) => new(file, File.ReadAllText(RepositoryRoot.PathOf("docs/policies/" + file)));

    [GeneratedRegex(@"^test_\w+", RegexOptions.Multiline)]
    private static partial Regex TestRule();
}
