using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Names;

public class NamesSaySomething
{
    [Fact]
    public void A_type_is_named_after_a_thing_of_the_domain() => Findings.None(Repository.CSharp.SelectMany(WordsThatSayNothing.InTypes));

    [Theory]
    [InlineData("class RoleManager;")]
    [InlineData("static class StringHelpers;")]
    [InlineData("class Outer { interface IUtil; }")]
    [InlineData("abstract record CommandBase;")]
    [InlineData("struct EventProcessor;")]
    [InlineData("enum WordUtils { }")]
    [InlineData("delegate void WorkManager();")]
    public void A_name_that_says_nothing_is_found(string code) => Assert.Single(WordsThatSayNothing.InTypes(Sample.Source(code)));

    [Fact]
    public void A_database_is_no_base() => Assert.Empty(WordsThatSayNothing.InTypes(Sample.Source("class SqliteDatabase;")));

    [Fact]
    public void A_folder_is_named_after_what_is_inside() => Findings.None(WordsThatSayNothing.InFolders(Repository.Files));

    [Theory]
    [InlineData("src/Holdfast/Models/Account.cs")]
    [InlineData("src/Holdfast.Common/Account.cs")]
    [InlineData("tests/Holdfast.Tests/shared/Account.cs")]
    [InlineData("rego/src/Holdfast.Rego/Utils/Texts.cs")]
    public void A_folder_name_that_says_nothing_is_found(string file) => Assert.Single(WordsThatSayNothing.InFolders([file]));

    [Fact]
    public void The_formal_models_keep_their_name() => Assert.Empty(WordsThatSayNothing.InFolders(["models/guard.pml"]));
}
