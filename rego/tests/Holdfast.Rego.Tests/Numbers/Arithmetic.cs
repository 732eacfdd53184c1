using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Holdfast.Rego.Values.Algebra;

namespace Holdfast.Rego.Tests.Numbers;

/// <summary>The expected texts are what Go's math/big prints at a precision of 64 bits, recomputed with exact rationals.</summary>
public sealed class Arithmetic
{
    [Theory]
    [InlineData("1", "3", "0.33333333333333333334"), InlineData("2", "3", "0.6666666666666666667"), InlineData("1", "7", "0.14285714285714285714")]
    [InlineData("10", "3", "3.3333333333333333333"), InlineData("1000000", "3", "333333.33333333333334"), InlineData("100000", "3", "33333.333333333333332")]
    [InlineData("1", "3000", "0.00033333333333333333335"), InlineData("1", "30000", "3.3333333333333333333e-05")]
    [InlineData("10000001", "4", "2.50000025e+06"), InlineData("1e30", "3.0", "333333333333333333340000000000"), InlineData("6", "3", "2"), InlineData("-7", "2", "-3.5")]
    public void Quotients(string left, string right, string expected) =>
        Assert.Equal(expected, NumberArithmetic.Divide(Number(left), Number(right))!.Text);

    [Theory]
    [InlineData("0.1", "0.2", "0.3"), InlineData("2.5", "-0.1", "2.4"), InlineData("1", "-0.9", "0.10000000000000000002"), InlineData("1.5", "2.5", "4")]
    [InlineData("9223372036854775807", "1", "9223372036854775808"), InlineData("18446744073709551617", "1", "18446744073709551618")]
    public void Sums(string left, string right, string expected) =>
        Assert.Equal(expected, NumberArithmetic.Add(Number(left), Number(right)).Text);

    [Theory]
    [InlineData("1.1", "1.1", "1.21"), InlineData("18446744073709551617", "2", "36893488147419103234"), InlineData("-9223372036854775808", "-1", "9223372036854775808")]
    [InlineData("4294967296", "4294967296", "18446744073709551616"), InlineData("1.5", "2", "3")]
    public void Products(string left, string right, string expected) =>
        Assert.Equal(expected, NumberArithmetic.Multiply(Number(left), Number(right)).Text);

    [Fact]
    public void Dividing_by_zero_has_no_result() => Assert.Null(NumberArithmetic.Divide(RegoNumber.One, Number("0.0")));

    [Theory]
    [InlineData("2.5", "3", "3", "2"), InlineData("-2.5", "-3", "-2", "-3"), InlineData("-1.99999", "-2", "-1", "-2"), InlineData("0.4", "0", "1", "0"), InlineData("7", "7", "7", "7")]
    public void Rounding(string number, string round, string ceiling, string floor)
    {
        Assert.Equal(round, NumberArithmetic.Round(Number(number)).Text);
        Assert.Equal(ceiling, NumberArithmetic.Ceiling(Number(number)).Text);
        Assert.Equal(floor, NumberArithmetic.Floor(Number(number)).Text);
    }

    [Fact]
    public void A_product_that_grows_ends_in_a_limit()
    {
        var number = Number("1e30000");
        Assert.Throws<RegoLimitException>(() => NumberArithmetic.Multiply(number, number));
        var tiny = Number("1e-30000");
        Assert.Throws<RegoLimitException>(() => NumberArithmetic.Multiply(tiny, tiny));
    }

    [Fact]
    public void Long_arithmetic_agrees_with_big_arithmetic() => Prop.ForAll<long, long>((a, b) =>
        Same(NumberArithmetic.Add(RegoNumber.Of(a), RegoNumber.Of(b)), (BigInteger)a + b)
        && Same(NumberArithmetic.Subtract(RegoNumber.Of(a), RegoNumber.Of(b)), (BigInteger)a - b)
        && Same(NumberArithmetic.Multiply(RegoNumber.Of(a), RegoNumber.Of(b)), (BigInteger)a * b)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_text_of_a_quotient_denotes_it() => Prop.ForAll<long, long>((a, b) =>
    {
        var quotient = NumberArithmetic.Divide(RegoNumber.Of(a), RegoNumber.Of(b));
        return quotient is null || Number(quotient.Text).Equals(quotient);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Products_of_doubles_agree_with_doubles_nearly() => Prop.ForAll<int, int>((a, b) =>
    {
        var product = NumberArithmetic.Multiply(RegoNumber.Of(a / 8.0), RegoNumber.Of(b / 16.0));
        return product.ToDouble() == a / 8.0 * (b / 16.0);
    }).QuickCheckThrowOnFailure();

    static bool Same(RegoNumber number, BigInteger expected) => number.TryGetInteger(out var value) && value == expected && number.Text == expected.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static RegoNumber Number(string text) =>
        RegoNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);
}
