using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Wording;

public class NothingIsLeftOver
{
    [Fact]
    public void Code_is_finished_and_plain() => Findings.None(Repository.CSharp.SelectMany(Leftovers.In));

    [Theory]
    [InlineData("#region Fields\n#endregion")]
    [InlineData("// TODO: later")]
    [InlineData("/* FIXME */")]
    [InlineData("/// <summary>HACK around it</summary>\nclass A;")]
    [InlineData("// ---------------------------")]
    [InlineData("class A { void M() => throw new NotImplementedException(); }")]
    [InlineData("class A { async Task M() { _ = await N(); } }")]
    public void A_leftover_is_found(string code) => Assert.Single(Leftovers.In(Sample.Source(code)));

    [Fact]
    public void A_word_in_a_text_is_no_leftover() =>
        Assert.Empty(Leftovers.In(Sample.Source("class A { string s = \"TODO ----\"; /* a - b */ }")));
}
