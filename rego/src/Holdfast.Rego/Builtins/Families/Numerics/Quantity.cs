namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>A text such as <c>1.5e3Mi</c>, cut into its number and its unit.</summary>
readonly record struct Quantity(string Number, string Unit, QuantityFault Fault)
{
    const int MostExponentDigits = 6;

    public static Quantity Split(string text)
    {
        if (text.Contains(' '))
            return new("", "", QuantityFault.Spaces);
        var end = NumberEnd(text);
        if (end < 0)
            return new("", "", QuantityFault.Exponent);
        return end == 0 ? new("", text, QuantityFault.NoNumber) : new(text[..end], text[end..], QuantityFault.None);
    }

    public static string Describe(QuantityFault fault, string what) => fault switch
    {
        QuantityFault.Spaces => "spaces not allowed in resource strings",
        QuantityFault.Exponent => "exponent too large",
        _ => $"no {what}amount provided",
    };

    /// <summary>Where the unit starts, or -1 when the exponent has too many digits.</summary>
    static int NumberEnd(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('e' or 'E'))
            {
                if (char.IsAsciiDigit(text[i]) || text[i] is '.' or '+' or '-')
                    continue;
                return i;
            }
            if (i + 1 == text.Length || !(char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '+' or '-'))
                return i;
            if (text[i + 1] is '+' or '-')
                i++;
            var digits = text.AsSpan(i + 1).IndexOfAnyExceptInRange('0', '9');
            if ((digits < 0 ? text.Length - i - 1 : digits) > MostExponentDigits)
                return -1;
        }
        return text.Length;
    }
}
