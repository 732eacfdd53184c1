namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>What the units stand for: powers of 1000, and of 1024 with an <c>i</c>.</summary>
static class UnitFactor
{
    const string Letters = "kmgtpe";

    /// <summary>The factor of a unit of <c>units.parse</c>. A small <c>m</c> alone is milli and none of these.</summary>
    public static long? OfQuantity(string unit) => unit switch
    {
        "" => 1,
        "m" => null,
        [var letter] => Power(1000, letter),
        [var letter, 'i'] => Power(1024, letter),
        _ => null,
    };

    /// <summary>The factor of a unit of bytes, in small letters.</summary>
    public static long? OfBytes(string unit) => unit switch
    {
        "" => 1,
        [var letter] => Power(1000, letter),
        [var letter, 'b'] => Power(1000, letter),
        [var letter, 'i'] => Power(1024, letter),
        [var letter, 'i', 'b'] => Power(1024, letter),
        _ => null,
    };

    static long? Power(long radix, char letter)
    {
        var index = Letters.IndexOf(char.ToLowerInvariant(letter));
        if (index < 0)
            return null;
        var factor = radix;
        for (var i = 0; i < index; i++)
            factor *= radix;
        return factor;
    }
}
