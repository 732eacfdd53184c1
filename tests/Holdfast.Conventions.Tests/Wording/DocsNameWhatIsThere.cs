using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Wording;

public class DocsNameWhatIsThere
{
    static readonly string[] files = ["src/Holdfast/Gate/Wave.cs", "src/Holdfast.Storage/Gate/Cupboard.cs", "docs/model.md"];

    [Fact]
    public void The_page_on_the_architecture_names_files_that_exist() =>
        Findings.None(FilesThatDocsName.Missing(Repository.Read("docs/architecture.md"), [.. Repository.Files]));

    [Theory]
    [InlineData("see `Gate/Wave.cs`")]
    [InlineData("see `Storage/Gate/Cupboard.cs` and `Storage/X/XStorage.cs`")]
    [InlineData("all of `Storage/Gate/`")]
    [InlineData("`Wave.cs` alone is no path")]
    public void A_file_that_is_there_is_no_finding(string document) => Assert.Empty(FilesThatDocsName.Missing(document, files));

    [Theory]
    [InlineData("see `Gate/Waves.cs`")]
    [InlineData("all of `Storage/Members/`")]
    public void A_file_that_is_not_there_is_found(string document) => Assert.Single(FilesThatDocsName.Missing(document, files));
}
