namespace Holdfast.Rego.Tests.Conformance;

/// <summary>
/// OPA's own cases. They are read from the folder beside the repository, or from the one that the environment variable
/// HOLDFAST_REGO_CASES names.
/// </summary>
public sealed class OpaCases(ITestOutputHelper output)
{
    const string FolderVariable = "HOLDFAST_REGO_CASES";

    [Fact]
    public void All_pass_but_the_documented_ones()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable) ?? SharedFolder.Require("conformance", "rego", "open");
        var exceptions = DocumentedExceptions.Read("Conformance exceptions");
        var cases = ConformanceCase.Read(folder).ToList();
        var failures = cases.Select(test => (test.Id, Complaint: CaseRun.Complaint(test))).Where(run => run.Complaint is not null).ToList();
        foreach (var (id, complaint) in failures)
            output.WriteLine($"{id}: {complaint}");
        output.WriteLine($"{cases.Count - failures.Count} of {cases.Count} cases pass.");
        Assert.NotEmpty(cases);
        Assert.Empty(failures.Select(failure => failure.Id).Except(exceptions));
        Assert.Empty(exceptions.Intersect(cases.Select(test => test.Id)).Except(failures.Select(failure => failure.Id)));
    }
}
