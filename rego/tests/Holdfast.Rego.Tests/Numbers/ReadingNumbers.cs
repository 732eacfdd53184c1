using System.Numerics;

namespace Holdfast.Rego.Tests.Numbers;

public sealed class ReadingNumbers
{
    [Theory]
    [InlineData("0"), InlineData("-0"), InlineData("1.50"), InlineData("1E5"), InlineData("-12.5e-3"), InlineData("123456789012345678901234567890")]
    public void The_text_is_kept(string text) => Assert.Equal(text, Number(text).Text);

    [Theory]
    [InlineData(""), InlineData("-"), InlineData("01"), InlineData("1."), InlineData(".5"), InlineData("+1"), InlineData("1e"), InlineData("1e+")]
    [InlineData("0x1"), InlineData("NaN"), InlineData("Infinity"), InlineData(" 1"), InlineData("1 "), InlineData("1_000"), InlineData("--1")]
    public void What_is_no_number_is_refused(string text) => Assert.False(RegoNumber.TryParse(text, out _));

    [Theory]
    [InlineData("1e1000000000"), InlineData("1e-1000000000"), InlineData("-1e99999999999999999999"), InlineData("0.0001e-39000")]
    public void Hostile_exponents_are_refused(string text) => Assert.False(RegoNumber.TryParse(text, out _));

    [Fact]
    public void Hostile_lengths_are_refused() => Assert.False(RegoNumber.TryParse(new string('9', 50_000), out _));

    [Fact]
    public void Zero_is_zero_whatever_its_exponent() => Assert.Equal(RegoNumber.Zero, Number("0.00e999999999"));

    [Theory]
    [InlineData("1", "1.0"), InlineData("1", "1e0"), InlineData("100", "1e2"), InlineData("0.1", "0.10"), InlineData("0", "-0.0")]
    [InlineData("1e20", "100000000000000000000"), InlineData("12.5", "125e-1")]
    public void Equal_numbers_have_equal_hashes(string left, string right)
    {
        Assert.Equal(Number(left), Number(right));
        Assert.Equal(Number(left).GetHashCode(), Number(right).GetHashCode());
        Assert.Equal(0, Number(left).CompareTo(Number(right)));
    }

    [Fact]
    public void Large_integers_are_exact() =>
        Assert.NotEqual(Number("18446744073709551617"), Number("18446744073709551616"));

    [Theory]
    [InlineData("1e3", 1000L), InlineData("-2.0", -2L), InlineData("9223372036854775807", long.MaxValue), InlineData("-9223372036854775808", long.MinValue)]
    public void Integers_may_be_written_with_point_or_exponent(string text, long expected)
    {
        Assert.True(Number(text).TryGetInt64(out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("9223372036854775808"), InlineData("0.5"), InlineData("1e40")]
    public void What_does_not_fit_a_long_is_none(string text) => Assert.False(Number(text).TryGetInt64(out _));

    [Fact]
    public void Doubles_have_their_shortest_text()
    {
        Assert.Equal("0.1", RegoNumber.Of(0.1).Text);
        Assert.Equal("42", RegoNumber.Of(42.0).Text);
        Assert.Equal("1e+300", RegoNumber.Of(1e300).Text);
        Assert.Throws<ArgumentOutOfRangeException>(() => RegoNumber.Of(double.NaN));
    }

    [Fact]
    public void An_integer_beyond_the_bound_ends_in_a_limit() =>
        Assert.Equal(RegoLimit.NumberSize, Assert.Throws<RegoLimitException>(() => RegoNumber.Of(BigInteger.One << 200_000)).Limit);

    static RegoNumber Number(string text) =>
        RegoNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);
}
