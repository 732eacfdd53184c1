using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Refusals;

namespace Holdfast.Tests.Values;

public class Texts
{
    [Theory]
    [InlineData("ab")]
    [InlineData("a.b_c-9")]
    [InlineData("  trimmed  ")]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345")]
    public void A_username_is_two_to_thirty_two_small_characters(string text) =>
        Assert.Equal(text.Trim(), Username.Parse(text).Match(name => name.Value, refusal => refusal.Sentence));

    [Theory]
    [InlineData("", "username must be 2-32 characters")]
    [InlineData(" a ", "username must be 2-32 characters")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", "username must be 2-32 characters")]
    [InlineData("Alice", "username may contain only lowercase letters, digits, dot, underscore, and hyphen")]
    [InlineData("a b", "username may contain only lowercase letters, digits, dot, underscore, and hyphen")]
    [InlineData("a\0b", "username may contain only lowercase letters, digits, dot, underscore, and hyphen")]
    [InlineData("jos\u00e9", "username may contain only lowercase letters, digits, dot, underscore, and hyphen")]
    [InlineData("\u0430dmin", "username may contain only lowercase letters, digits, dot, underscore, and hyphen")]
    [InlineData("\u0661\u0662", "username may contain only lowercase letters, digits, dot, underscore, and hyphen")]
    public void Anything_else_is_no_username(string text, string sentence)
    {
        var refusal = Username.Parse(text).Refusal!;
        Assert.Equal((RefusalCode.InvalidUsername, sentence, "username"), (refusal.Code, refusal.Sentence, refusal.Field));
    }

    [Theory]
    [InlineData("a@b", "a@b")]
    [InlineData("  Ann@Example.ORG ", "Ann@Example.ORG")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void An_address_is_trimmed_and_blank_means_none(string? text, string? expected) =>
        Assert.Equal(expected, EmailAddress.Parse(text).Match(email => email?.Value, refusal => refusal.Sentence));

    [Fact]
    public void The_sentence_about_the_sign_and_the_length_is_the_one_that_clients_rely_on()
    {
        foreach (var text in new[] { "nobody", $"a@{new string('b', 253)}" })
            Assert.Equal("email must contain '@' and be at most 254 characters", EmailAddress.Parse(text).Refusal?.Sentence);
    }

    [Fact]
    public void Addresses_are_equal_whatever_their_case_and_composition()
    {
        Assert.Equal(EmailAddress.KeyOf("jos\u00e9@example.org"), EmailAddress.KeyOf(" Jose\u0301@EXAMPLE.org "));
        Assert.NotEqual(EmailAddress.KeyOf("jose@example.org"), EmailAddress.KeyOf("jos\u00e9@example.org"));
    }

    [Theory]
    [InlineData("Support", "Support")]
    [InlineData("  two words ", "two words")]
    [InlineData("Re\u0301gie", "R\u00e9gie")]
    public void A_group_has_a_name_in_normal_form(string text, string expected) =>
        Assert.Equal(expected, GroupName.Parse(text).Match(name => name.Value, refusal => refusal.Sentence));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("a\tb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    public void Anything_else_is_no_name_of_a_group(string? text) =>
        Assert.Equal(RefusalCode.InvalidGroup, GroupName.Parse(text).Refusal?.Code);

    [Fact]
    public void Half_a_character_is_refused_and_never_thrown()
    {
        var half = new string([(char)0xd800, 'b']);
        Assert.Equal(RefusalCode.InvalidGroup, GroupName.Parse(half).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidEmail, EmailAddress.Parse(half + "@example.org").Refusal?.Code);
        Assert.Equal(half, EmailAddress.KeyOf(half));
    }

    [Fact]
    public void A_name_of_a_group_is_measured_in_code_points()
    {
        Assert.Null(GroupName.Parse(string.Concat(Enumerable.Repeat("\U0001f511", 64))).Refusal);
        Assert.Equal(RefusalCode.InvalidGroup, GroupName.Parse(new string('x', 65)).Refusal?.Code);
    }
}
