namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>Reads numbers as people write them: also with a plus sign, leading zeros, or without digits on one side of the point.</summary>
static class NumberReading
{
    public static RegoNumber? Read(string text)
    {
        if (RegoNumber.TryParse(text, out var number))
            return number;
        var rest = text.AsSpan();
        var sign = rest.StartsWith('-') ? "-" : "";
        if (rest.StartsWith('-') || rest.StartsWith('+'))
            rest = rest[1..];
        var point = rest.IndexOf('.');
        var exponent = rest.IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? rest : rest[..exponent];
        if (point >= 0 && exponent >= 0 && point > exponent)
            return null;
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        if (whole.Length + fraction.Length == 0)
            return null;
        var plain = whole.TrimStart('0');
        var normal = $"{sign}{(plain.Length == 0 ? "0" : plain)}{(fraction.Length == 0 ? "" : $".{fraction}")}{(exponent < 0 ? "" : rest[exponent..])}";
        return RegoNumber.TryParse(normal, out number) ? number : null;
    }
}
