using Holdfast.Accounts;
using Holdfast.Refusals;

namespace Holdfast.Tests.Values;

public class Reasons
{
    static readonly string longest = string.Concat(Enumerable.Repeat("\U0001f511", Reason.Longest));

    [Fact]
    public void A_reason_is_trimmed() => Assert.Equal("left the company", Text(Reason.Parse("  left the company\n")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_is_no_reason_where_none_is_asked_for(string? text)
    {
        Assert.Equal("", Text(Reason.Parse(text)));
        Assert.Equal("say why: reason must not be empty", Reason.ParseRequired(text).Refusal?.Sentence);
    }

    [Fact]
    public void A_reason_is_measured_in_code_points() => Assert.Equal(longest, Text(Reason.Parse(longest)));

    [Fact]
    public void The_sentence_says_how_long_it_was() =>
        Assert.Equal("reason exceeds 1024 chars (got 1026)", Reason.Parse(longest + "ab").Refusal?.Sentence);

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\u001b[31mb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\u200fb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("a\ufeffb")]
    public void Nothing_that_could_forge_a_row_stands_in_a_reason(string text)
    {
        var refusal = Reason.Parse(text).Refusal!;
        Assert.Equal((RefusalCode.InvalidReason, "reason"), (refusal.Code, refusal.Field));
    }

    static string Text(Outcome<Reason> reason) => reason.Match(done => done.Value, refusal => refusal.Sentence);
}
