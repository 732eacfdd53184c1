using Holdfast.Factors;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.SecondFactors;

public class BackupCodes
{
    [Fact]
    public void A_set_is_ten_different_codes_of_80_bits()
    {
        var codes = BackupCode.NewSet();
        Assert.Equal(10, codes.Select(code => code.Reveal()).Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$", code.Reveal()));
        Assert.All(codes, code => Assert.DoesNotContain(code.Reveal(), code.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0123-4567-89ab-cdef")]
    [InlineData("0123456789ABCDEF")]
    [InlineData("o1I3 4567 89ab cdef", "0113-4567-89ab-cdef")]
    [InlineData("0l23-4567-89AB-cdef")]
    public void Typing_is_forgiving(string typed, string meant = "0123-4567-89ab-cdef")
    {
        Assert.True(BackupCode.TryParse(typed, out var code));
        Assert.Equal(meant, code.Reveal());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123-4567-89ab-cde")]
    [InlineData("0123-4567-89ab-cdefg")]
    [InlineData("0123-4567-89ab-cdeu")]
    [InlineData("０123-4567-89ab-cdef")]
    [InlineData("0123--------------------4567-89ab-cdef")]
    public void What_cannot_be_one_is_none(string? typed) => Assert.False(BackupCode.TryParse(typed, out _));

    [Fact]
    public void The_hash_belongs_to_one_account()
    {
        var code = BackupCode.New();
        Assert.Equal(code.HashFor(Known.Accounts[0]), code.HashFor(Known.Accounts[0]));
        Assert.NotEqual(code.HashFor(Known.Accounts[0]), code.HashFor(Known.Accounts[1]));
        Assert.NotEqual(code.HashFor(Known.Accounts[0]), BackupCode.New().HashFor(Known.Accounts[0]));
    }
}
