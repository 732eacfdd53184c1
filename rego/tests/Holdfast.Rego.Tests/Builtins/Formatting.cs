namespace Holdfast.Rego.Tests.Builtins;

public sealed class Formatting
{
    [Theory]
    [InlineData("%d|%5d|%-5d|%05d|%+d|% d", "7, 7, 7, 7, 7, 7", "7|    7|7    |00007|+7| 7"), InlineData("%05d|%+.3d|%.0d", "-7, 7, 0", "-0007|+007|")]
    [InlineData("%b %o %O %x %X %#x %#o %#b", "5, 8, 8, 255, 255, 255, 8, 5", "101 10 0o10 ff FF 0xff 010 0b101")]
    [InlineData("%c%c %q %U %#U", "65, 128512, 65, 128512, 8984", "A😀 'A' U+1F600 U+2318 '⌘'")]
    [InlineData("%s|%5s|%-5s|%05s|%.2s", "\"hi\", \"hi\", \"hi\", \"hi\", \"héllo\"", "hi|   hi|hi   |000hi|hé")]
    [InlineData("%q %+q %#q %x % X %#x", "\"é\\n\", \"é\", \"a\", \"hi\", \"hi\", \"hi\"", "\"é\\n\" \"\\u00e9\" `a` 6869 68 69 0x6869")]
    [InlineData("%v %v %v %v %#v", "[1, \"a\"], {\"b\": true}, null, {1}, \"s\"", "[1, \"a\"] {\"b\": true} null {1} \"s\"")]
    [InlineData("%f %.2f %8.3f %-8.1f| %+f %e %g %G", "1.5, 2.675, 3.14159, 2.55, 1.5, 123456.789, 1e21, 1e-7", "1.500000 2.67    3.142 2.5     | +1.500000 1.234568e+05 1e+21 1E-07")]
    [InlineData("%.0f %.0f %.1f %.3g %#g %08.2f", "0.5, 1.5, 0.25, 1234.5678, 1.5, -3.14159", "0 2 0.2 1.23e+03 1.50000 -0003.14")]
    [InlineData("%v %v %x %b", "0.1, 1234567.5, 1.5, 1.5", "0.1 1.2345675e+06 0x1.8p+00 6755399441055744p-52")]
    [InlineData("%T %T %T %T", "1, 1.5, \"a\", 123456789123456789123", "int float64 string *big.Int")]
    [InlineData("%d %s %30d %x", "123456789123456789123, 123456789123456789123, 123456789123456789123, 123456789123456789123", "123456789123456789123 123456789123456789123          123456789123456789123 6b14e9f9b0df36a83")]
    [InlineData("%[2]d %[1]d %d", "1, 2", "2 1 2"), InlineData("%[2]*[1]d", "7, 4", "   7"), InlineData("%*d|%-*d|%.*f", "4, 7, 4, 7, 2, 1.5", "   7|7   |1.50")]
    [InlineData("%d", "\"hi\"", "%!d(string=hi)"), InlineData("%s", "5", "%!s(int=5)"), InlineData("%t", "true", "%!t(string=true)"), InlineData("%z", "1.5", "%!z(float64=1.5)")]
    [InlineData("%d %d", "1", "1 %!d(MISSING)"), InlineData("%d", "1, \"a\", 2.5", "1%!(EXTRA string=a, float64=2.5)"), InlineData("%[5]d %d", "1", "%!d(BADINDEX) 1")]
    [InlineData("100%", "1", "100%!(NOVERB)%!(EXTRA int=1)"), InlineData("%*d", "\"a\", 1", "%!(BADWIDTH)1"), InlineData("%% %5%", "1", "% %%!(EXTRA int=1)"), InlineData("%!", "1", "%!!(int=1)")]
    public void Follows_Go(string format, string arguments, string expected) =>
        Assert.Equal(RegoString.Of(expected).ToString(), Expression.Show($"sprintf({RegoString.Of(format)}, [{arguments}])"));

    [Fact]
    public void A_wide_field_is_not_too_wide_for_the_budget() => Assert.Equal(RegoLimit.OutputSize, Expression.Stop("""sprintf(concat("", [x | x := "%1000000d"; numbers.range(1, 20)[_]]), numbers.range(1, 20))"""));

    [Fact]
    public void A_field_beyond_measure_is_no_field() =>
        Assert.Equal("\"%!(NOVERB)%!(EXTRA int=5)\"", Expression.Show("sprintf(\"%1000000000d\", [5])"));
}
