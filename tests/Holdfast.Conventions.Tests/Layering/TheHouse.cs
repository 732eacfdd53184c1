using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Layering;

public class TheHouse
{
    [Fact]
    public void Arrows_between_assemblies_run_one_way() =>
        Findings.None(CompiledAssembly.OfTheHouse().SelectMany(assembly => Arrows.Against(assembly.Name, assembly.References)));

    [Theory]
    [InlineData("Holdfast.Rego", "Holdfast")]
    [InlineData("Holdfast", "Holdfast.Storage")]
    [InlineData("Holdfast", "Holdfast.AspNetCore")]
    [InlineData("Holdfast.Sqlite", "Holdfast.PostgreSql")]
    [InlineData("Holdfast.AspNetCore", "Holdfast.Storage")]
    [InlineData("Holdfast.Panel", "Holdfast.Cli")]
    public void An_arrow_that_runs_back_is_found(string from, string to) =>
        Assert.Equal([$"{from} refers to {to}"], Arrows.Against(from, ["System.Runtime", to]));

    [Theory]
    [InlineData("Holdfast.Sqlite", "Holdfast.Rego")]
    [InlineData("Holdfast.Panel", "Holdfast")]
    [InlineData("Holdfast.Cli", "Holdfast.Storage")]
    public void An_arrow_may_skip_a_floor(string from, string to) => Assert.Empty(Arrows.Against(from, [to]));

    [Fact]
    public void An_assembly_without_a_place_is_found() =>
        Assert.Single(Arrows.Against("Holdfast.Plumbing", []));

    [Fact]
    public void References_are_read_from_the_compiled_assembly()
    {
        var lower = Sample.Emit("Holdfast.Storage", "public class Lower;");
        using var upper = Sample.Compile("Holdfast.Rego", "public class Upper : Lower;", lower);
        Assert.Equal(["Holdfast.Rego refers to Holdfast.Storage"], Arrows.Against(upper.Name, upper.References));
    }

    [Fact]
    public void The_kernel_knows_no_database_and_no_http()
    {
        using var kernel = CompiledAssembly.Open("Holdfast");
        Findings.None(ForeignTypes.In(kernel));
    }

    [Theory]
    [InlineData("System.Data.Common.DbConnection")]
    [InlineData("Npgsql.NpgsqlConnection")]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection")]
    [InlineData("Microsoft.AspNetCore.Http.HttpContext")]
    [InlineData("System.Net.Http.HttpClient")]
    public void A_database_or_http_type_in_the_kernel_is_found(string type)
    {
        using var kernel = Sample.Compile("Holdfast", $"class Rules {{ void Look({type} at) {{ }} }}");
        Assert.Contains($"Holdfast refers to {type}", ForeignTypes.In(kernel));
    }
}
