using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Tests.Roles;

public class TheLadder
{
    /// <summary>Rows include columns: user, staff, supervisor, administrator, developer.</summary>
    [Theory]
    [InlineData(Role.User, true, false, false, false, false)]
    [InlineData(Role.Staff, true, true, false, false, false)]
    [InlineData(Role.Supervisor, true, true, true, false, false)]
    [InlineData(Role.Administrator, true, true, true, true, false)]
    [InlineData(Role.Developer, true, true, true, true, true)]
    public void A_role_includes_those_of_its_rank_or_below(Role role, params bool[] included) =>
        Assert.Equal(included, RoleLadder.All.Select(other => role.Includes(other)));

    [Theory]
    [InlineData(Role.User, "user", "User", 100, false, false, false)]
    [InlineData(Role.Staff, "staff", "Staff", 300, true, false, false)]
    [InlineData(Role.Supervisor, "supervisor", "Supervisor", 600, true, false, false)]
    [InlineData(Role.Administrator, "administrator", "Administrator", 900, true, true, true)]
    [InlineData(Role.Developer, "developer", "Developer", 1000, true, true, true)]
    public void Each_role_is_as_the_table_says(Role role, string name, string label, int rank, bool enters, bool bypasses, bool isProtected)
    {
        Assert.Equal((name, label, rank, enters, bypasses, isProtected), (role.Name, role.Label, role.Rank, role.EntersPanel, role.BypassesGroupChecks, role.IsProtected));
        Assert.True(Role.TryParse(name, out var parsed));
        Assert.Equal(role, parsed);
        Assert.Equal(isProtected, RoleLadder.Protected.Contains(role));
    }

    [Fact]
    public void There_are_five_lowest_first() =>
        Assert.Equal([Role.User, Role.Staff, Role.Supervisor, Role.Administrator, Role.Developer], RoleLadder.All);

    [Theory]
    [InlineData("admin")]
    [InlineData("root")]
    [InlineData("owner")]
    [InlineData("")]
    [InlineData(" user")]
    [InlineData("User")]
    [InlineData("DEVELOPER")]
    [InlineData("900")]
    [InlineData("use\u0433")]
    public void Other_words_are_no_roles(string text)
    {
        Assert.False(Role.TryParse(text, out _));
        var refusal = Role.Parse(text).Refusal!;
        Assert.Equal((RefusalCode.InvalidRole, $"unknown role: {text}"), (refusal.Code, refusal.Sentence));
    }

    [Fact]
    public void A_sentence_about_an_unknown_role_cannot_forge_a_row()
    {
        var sentence = Role.Parse("x\n\u001b[31m\u202e" + new string('y', 500)).Refusal!.Sentence;
        Assert.True(sentence.Length < 100);
        Assert.DoesNotContain(sentence, c => char.IsControl(c) || c == '\u202e');
    }

    [Fact]
    public void A_number_that_is_no_role_has_no_name() => Assert.Throws<ArgumentOutOfRangeException>(() => ((Role)500).Name);
}
