using System.Text;
using Holdfast.Factors;

namespace Holdfast.Tests.SecondFactors;

public class Totps
{
    static readonly TotpSecret rfc = TotpSecret.Of(Encoding.ASCII.GetBytes("12345678901234567890"));

    /// <summary>RFC 6238, appendix B, SHA-1; the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string digits)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(digits, rfc.CodeAt(TotpSecret.StepAt(at)).Reveal());
        Assert.Equal(TotpSecret.StepAt(at), rfc.StepOf(Code(digits), at, 0));
    }

    [Fact]
    public void Codes_of_the_steps_beside_count_and_no_others()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        var step = TotpSecret.StepAt(now);
        Assert.Equal([null, step - 1, step, step + 1, null], new[] { -2, -1, 0, 1, 2 }.Select(off => rfc.StepOf(rfc.CodeAt(step + off), now, 0)));
    }

    [Fact]
    public void A_step_that_was_used_and_those_before_it_count_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        var step = TotpSecret.StepAt(now);
        Assert.Null(rfc.StepOf(rfc.CodeAt(step), now, step));
        Assert.Null(rfc.StepOf(rfc.CodeAt(step - 1), now, step));
        Assert.Equal(step + 1, rfc.StepOf(rfc.CodeAt(step + 1), now, step));
    }

    [Theory]
    [InlineData("+12345")]
    [InlineData("+123456")]
    [InlineData("-12345")]
    [InlineData(" 12345")]
    [InlineData("12345 ")]
    [InlineData("123 456")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("１２３４５６")]
    [InlineData("١٢٣٤٥٦")]
    [InlineData("12345a")]
    [InlineData("0x1234")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_six_ASCII_digits_are_a_code(string? text) => Assert.False(TotpCode.TryParse(text, out _));

    [Fact]
    public void Secrets_are_160_bits_differ_and_say_nothing()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => TotpSecret.New()).ToArray();
        Assert.All(secrets, secret => Assert.Matches("^[A-Z2-7]{32}$", secret.ToBase32()));
        Assert.Equal(50, secrets.DistinctBy(secret => secret.ToBase32()).Count());
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", rfc.ToBase32());
        Assert.DoesNotContain(rfc.ToBase32(), $"{rfc} {rfc.CodeAt(1)}", StringComparison.Ordinal);
        Assert.Equal(
            "otpauth://totp/admin.example.org:a%26b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=admin.example.org&algorithm=SHA1&digits=6&period=30",
            rfc.ToUri("admin.example.org", "a&b"));
    }

    static TotpCode Code(string digits) => TotpCode.TryParse(digits, out var code) ? code : throw new ArgumentException(digits);
}
