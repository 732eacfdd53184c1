using System.Numerics;
using Holdfast.Rego.Builtins.Families.Strings;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>The verbs for integers beyond 64 bits; they differ in small ways from those for smaller ones.</summary>
readonly struct BigIntegerVerbs(BoundedText text, Directive directive)
{
    public bool Write(BigInteger value, char verb)
    {
        var radix = verb switch
        {
            'b' => 2,
            'o' or 'O' => 8,
            'd' or 's' or 'v' => 10,
            'x' or 'X' => 16,
            _ => 0,
        };
        if (radix == 0)
            return false;
        var digits = IntegerText.Magnitude(BigInteger.Abs(value), radix).PadLeft(directive.Precision ?? 0, '0');
        var front = directive.Sign(value.Sign < 0) + Prefix(verb);
        if (verb == 'X')
            digits = digits.ToUpperInvariant();
        if (directive is { PadsWithZeros: true, Precision: null, Width: { } width })
            digits = digits.PadLeft(Math.Max(width - front.Length, 0), '0');
        text.AppendPadded(directive, front + digits, withZeros: false);
        return true;
    }

    string Prefix(char verb) => verb switch
    {
        'O' => "0o",
        'b' when directive.Sharp => "0b",
        'o' when directive.Sharp => "0",
        'x' or 'X' when directive.Sharp => $"0{verb}",
        _ => "",
    };
}
