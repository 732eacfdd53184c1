using Holdfast.Passwords;
using Holdfast.Refusals;

namespace Holdfast.Tests.Passwords;

public class Rules
{
    static readonly PasswordRules rules = new();

    [Theory]
    [InlineData("", "password must be at least 8 characters")]
    [InlineData("7 chars", "password must be at least 8 characters")]
    [InlineData("\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511", "password must be at least 8 characters")]
    [InlineData("e\u0301e\u0301e\u0301e\u0301", "password must be at least 8 characters")]
    [InlineData("correct horse\0", "password must not hold the character U+0000")]
    [InlineData("12345678", "password is on the list of common passwords; choose another")]
    [InlineData("PassWord1", "password is on the list of common passwords; choose another")]
    [InlineData("ann.smith", "password must not be the username or the email address")]
    [InlineData(" ANN.Smith ", "password must not be the username or the email address")]
    [InlineData("Ann@Example.org", "password must not be the username or the email address")]
    [InlineData("Holdfast", "password must not be the name of the product")]
    public void Each_rule_has_its_sentence(string password, string sentence)
    {
        var refusal = rules.Check(password, "ann.smith", "ann@example.org").Refusal!;
        Assert.Equal((RefusalCode.InvalidPassword, sentence, "password"), (refusal.Code, refusal.Sentence, refusal.Field));
    }

    [Theory]
    [InlineData("ann.smith1")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa!")]
    [InlineData("correct horse battery staple")]
    [InlineData("  spaces count  ")]
    [InlineData("\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511")]
    public void There_are_no_other_rules_and_nothing_is_cut_off(string password) => Assert.Equal(password, Accepted(password));

    [Fact]
    public void Length_is_counted_in_code_points_up_to_256()
    {
        var keys = string.Concat(Enumerable.Repeat("\U0001f511", 256));
        Assert.Equal(keys, Accepted(keys));
        Assert.Equal("password must be at most 256 characters", rules.Check(keys + "x", null, null).Refusal?.Sentence);
        Assert.Equal("password must be at most 256 characters", rules.Check(new string('x', 1_000_000), null, null).Refusal?.Sentence);
    }

    [Fact]
    public void A_password_is_hashed_in_normal_form()
    {
        Assert.Equal("caf\u00e9 cr\u00e8me", Accepted("cafe\u0301 cre\u0300me"));
        Assert.Equal(Accepted("cafe\u0301 cre\u0300me"), PasswordRules.Normalize("cafe\u0301 cre\u0300me"));
    }

    [Fact]
    public void Whatever_is_accepted_can_be_checked_again_as_it_was_typed()
    {
        var decomposed = string.Concat(Enumerable.Repeat("e\u0302\u0301", 256));
        Assert.Equal(256, Accepted(decomposed).Length);
        Assert.Equal(Accepted(decomposed), PasswordRules.Normalize(decomposed));
        Assert.Null(PasswordRules.Normalize(new string('x', 1_000_000)));
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var half = "password" + (char)0xdc00;
        Assert.Equal("password must be well-formed Unicode", rules.Check(half, null, null).Refusal?.Sentence);
        Assert.Null(PasswordRules.Normalize(half));
    }

    [Theory]
    [InlineData(12, "password must be at least 12 characters")]
    [InlineData(1, "password must be at least 8 characters")]
    public void The_least_length_can_only_be_raised(int shortest, string sentence) =>
        Assert.Equal(sentence, new PasswordRules(shortest).Check("7 chars", null, null).Refusal?.Sentence);

    [Fact]
    public void The_list_of_common_passwords_is_there()
    {
        string[] common = ["password", "123456789", "qwertyuiop", "iloveyou", "sunshine", "princess", "football"];
        Assert.All(common, password => Assert.True(CommonPasswords.Contains(password), password));
        Assert.False(CommonPasswords.Contains("zq4 unheard-of phrase"));
    }

    static string Accepted(string password) => rules.Check(password, "ann.smith", "ann@example.org").Match(normal => normal, refusal => refusal.Sentence);
}
