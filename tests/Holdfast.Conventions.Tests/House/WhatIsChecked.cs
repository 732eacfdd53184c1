namespace Holdfast.Conventions.Tests.House;

/// <summary>No check may pass because it looked at nothing.</summary>
public class WhatIsChecked
{
    [Fact]
    public void The_files_of_the_repository_are_found()
    {
        Assert.Contains("Holdfast.slnx", Repository.Files);
        Assert.Contains("src/Holdfast.Cli/Program.cs", Repository.Sources);
        Assert.Contains("rego/src/Holdfast.Rego/RegoPolicy.cs", Repository.Sources);
        Assert.DoesNotContain(Repository.Files, file => file.StartsWith("artifacts/", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_of_the_sources_is_found_compiled()
    {
        Assert.Contains("Holdfast", Repository.Projects);
        Assert.Contains("Holdfast.Rego", Repository.Projects);
        Findings.None(
            from project in Repository.Projects
            where !File.Exists(CompiledAssembly.PathOf(project))
            select $"{project}.dll was not built together with the tests");
    }
}
