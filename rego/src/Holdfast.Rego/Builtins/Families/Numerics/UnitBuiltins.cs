using System.Numerics;
using Holdfast.Rego.Numbers;
using Holdfast.Rego.Values.Algebra;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>Functions that read amounts with a unit: <c>10Mi</c>, <c>500m</c>.</summary>
static class UnitBuiltins
{
    const int FractionDigits = 10;

    public static readonly Builtin[] All =
    [
        Builtin.Function("units.parse", [T.String], T.Number, Parse),
        Builtin.Function("units.parse_bytes", [T.String], T.Number, ParseBytes),
    ];

    static RegoValue? Parse(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        var amount = Quantity.Split(text.Replace("\"", "", StringComparison.Ordinal));
        if (amount.Fault is not QuantityFault.None)
            return call.Fail(Quantity.Describe(amount.Fault, ""));
        var unit = amount.Unit.Length > 1 ? amount.Unit[..1] + amount.Unit[1..].ToLowerInvariant() : amount.Unit;
        if (unit != "m" && UnitFactor.OfQuantity(unit) is null)
            return call.Fail($"unit {unit} not recognized");
        if (Read(amount.Number) is not { } number)
            return call.Fail("could not parse amount to a number");
        var (numerator, denominator) = unit == "m"
            ? (number.Numerator, number.Denominator * 1000)
            : (number.Numerator * UnitFactor.OfQuantity(unit)!.Value, number.Denominator);
        return Divide(numerator, denominator);
    }

    static RegoValue? ParseBytes(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        var amount = Quantity.Split(text.ToLowerInvariant().Replace("\"", "", StringComparison.Ordinal));
        if (amount.Fault is not QuantityFault.None)
            return call.Fail(Quantity.Describe(amount.Fault, "byte "));
        if (UnitFactor.OfBytes(amount.Unit) is not { } factor)
            return call.Fail($"byte unit {amount.Unit} not recognized");
        if (NumberReading.Read(amount.Number) is not { } number)
            return call.Fail("could not parse byte amount to a number");
        var product = NumberArithmetic.Multiply(number, RegoNumber.Of(factor));
        return product.TryGetInteger(out var whole) ? RegoNumber.Of(whole) : RegoNumber.Of(product.Form.Fraction.Truncate());
    }

    static (BigInteger Numerator, BigInteger Denominator)? Read(string text)
    {
        if (NumberReading.Read(text) is not { } number)
            return null;
        var (digits, exponent) = NumberText.Scan(number.Text).Decompose();
        return exponent >= 0 ? (digits * BigInteger.Pow(10, exponent), BigInteger.One) : (digits, BigInteger.Pow(10, -exponent));
    }

    static RegoNumber Divide(BigInteger numerator, BigInteger denominator)
    {
        var whole = BigInteger.DivRem(numerator, denominator, out var rest);
        if (rest.IsZero)
            return RegoNumber.Of(whole);
        var scaled = numerator * BigInteger.Pow(10, FractionDigits);
        var rounded = (BigInteger.Abs(scaled) * 2 + denominator) / (denominator * 2);
        var digits = rounded.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(FractionDigits + 1, '0');
        return RegoNumber.FromText($"{(numerator.Sign < 0 ? "-" : "")}{digits[..^FractionDigits]}.{digits[^FractionDigits..]}");
    }
}
