using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Sizes;

public class ThingsStaySmall
{
    static readonly string[] written = [".cs", ".razor", ".css", ".js", ".sql", ".html"];

    static IEnumerable<(string Path, string Text)> Written =>
        from file in Repository.Sources
        where written.Contains(Path.GetExtension(file))
        select (file, Repository.Read(file));

    [Fact]
    public void A_file_has_at_most_400_lines() => Findings.None(Limits.LongFiles(Written));

    [Fact]
    public void A_longer_file_is_found()
    {
        Assert.Empty(Limits.LongFiles([("a.cs", Lines(400))]));
        Assert.Single(Limits.LongFiles([("a.cs", Lines(401))]));
    }

    [Fact]
    public void Half_of_the_files_have_at_most_60_lines() => Findings.None(Limits.LongMedian(Repository.CSharp.Select(file => file.Text)));

    [Fact]
    public void A_larger_median_is_found()
    {
        Assert.Empty(Limits.LongMedian([Lines(60), Lines(10), Lines(400)]));
        Assert.Single(Limits.LongMedian([Lines(61), Lines(10), Lines(400)]));
    }

    [Fact]
    public void A_method_has_at_most_50_lines() => Findings.None(Repository.CSharp.SelectMany(Limits.LongMethods));

    [Theory]
    [InlineData("class A {\n[Obsolete]\n[Flags]\nvoid M()\n{", "}\n}")]
    [InlineData("class A {\npublic A()\n{", "}\n}")]
    [InlineData("class A { int P {\nget\n{", "return 0; } }\n}")]
    [InlineData("class A {\nint P =>\nF(", ");\n}")]
    [InlineData("using System;\nA();\nB();", "C();")]
    public void A_longer_method_is_found(string before, string after)
    {
        Assert.Empty(Limits.LongMethods(Sample.Source($"{before}\n{Lines(47)}\n{after}")));
        Assert.Single(Limits.LongMethods(Sample.Source($"{before}\n{Lines(48)}\n{after}")));
    }

    [Fact]
    public void A_constructor_has_at_most_6_parameters() => Findings.None(Repository.CSharp.SelectMany(Constructors.WithManyParameters));

    [Theory]
    [InlineData("class A(int a, int b, int c, int d, int e, int f, int g);")]
    [InlineData("class A { A(int a, int b, int c, int d, int e, int f, int g) { } }")]
    [InlineData("record A(int a, int b, int c, int d, int e, int f, IStore g);")]
    [InlineData("record A(int a, int b, int c, int d, int e, int f, TimeProvider g);")]
    [InlineData("record A(int a, int b, int c, int d, int e, int f, Func<int>? g);")]
    public void A_constructor_with_more_is_found(string code) => Assert.Single(Constructors.WithManyParameters(Sample.Source(code)));

    [Theory]
    [InlineData("class A(int a, int b, int c, int d, int e, int f);")]
    [InlineData("record A(int a, int b, int c, int d, int e, int f, IReadOnlyList<int> g);")]
    public void Six_parameters_and_plain_data_are_no_finding(string code) => Assert.Empty(Constructors.WithManyParameters(Sample.Source(code)));

    [Fact]
    public void A_folder_has_at_most_25_entries_and_the_root_24() => Findings.None(Limits.FullFolders(Repository.Files));

    [Fact]
    public void A_fuller_folder_is_found()
    {
        Assert.Empty(Limits.FullFolders(Enumerable.Range(0, 25).Select(i => $"src/{i}.cs")));
        Assert.Single(Limits.FullFolders(Enumerable.Range(0, 26).Select(i => $"src/{i}.cs")));
        Assert.Single(Limits.FullFolders(Enumerable.Range(0, 25).Select(i => $"{i}/a/b.cs")));
    }

    [Fact]
    public void An_engine_has_at_most_400_lines() => Findings.None(Limits.LargeEngines(Written));

    [Fact]
    public void A_larger_engine_is_found() =>
        Assert.Single(Limits.LargeEngines([("src/Holdfast.Sqlite/A.cs", Lines(200)), ("src/Holdfast.Sqlite/Sql/b.sql", Lines(201))]));

    static string Lines(int count) => string.Join('\n', Enumerable.Repeat("//", count));
}
