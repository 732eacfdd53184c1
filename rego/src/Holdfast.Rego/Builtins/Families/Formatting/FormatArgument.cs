using System.Numerics;
using Holdfast.Rego.Numbers;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>A value to be formatted, as the one of four Go types that stands for it.</summary>
/// <param name="TypeName">The name of the type.</param>
/// <param name="Integer">The value, when it is an integer.</param>
/// <param name="Float">The value, when it is a number with a point or an exponent.</param>
/// <param name="Text">The value, when it is a text or anything that is no number.</param>
sealed record FormatArgument(string TypeName, BigInteger? Integer = null, double? Float = null, string? Text = null)
{
    public bool IsBig => Integer > long.MaxValue || Integer < long.MinValue;

    public static FormatArgument Of(RegoValue value, long maxBytes) => value switch
    {
        RegoNumber number => OfNumber(number),
        RegoString text => OfText(text.Value),
        _ => OfText(TermText.Write(value, maxBytes)),
    };

    static FormatArgument OfNumber(RegoNumber number)
    {
        if (NumberText.Scan(number.Text).Syntax == NumberSyntax.Integer)
        {
            number.TryGetInteger(out var integer);
            return integer > long.MaxValue || integer < long.MinValue ? new("*big.Int", Integer: integer) : new("int", Integer: integer);
        }
        var value = number.ToDouble();
        return double.IsFinite(value) ? new("float64", Float: value) : OfText(number.Text);
    }

    static FormatArgument OfText(string text) => new("string", Text: text);
}
