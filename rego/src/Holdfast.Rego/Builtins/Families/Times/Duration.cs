using System.Numerics;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Lengths of time as texts: <c>1h30m</c>, <c>-1.5s</c>, <c>2w</c>. A day has 24 hours and a year 365 days.</summary>
static class Duration
{
    static readonly (string Unit, long Nanoseconds)[] Units =
    [
        ("ns", 1), ("us", 1_000), ("\u00B5s", 1_000), ("\u03BCs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
        ("h", 3_600_000_000_000), ("d", 86_400_000_000_000), ("w", 604_800_000_000_000), ("y", 31_536_000_000_000_000),
    ];

    public static bool TryParse(string text, out long nanoseconds, out string fault)
    {
        (nanoseconds, fault) = (0, $"time: invalid duration {QuotedText.Of(text.Length > 100 ? text[..100] : text)}");
        var rest = text.AsSpan();
        var negative = rest.StartsWith('-');
        if (negative || rest.StartsWith('+'))
            rest = rest[1..];
        if (rest is "0")
            return true;
        var total = BigInteger.Zero;
        if (rest.Length == 0)
            return false;
        while (rest.Length > 0)
        {
            if (!TryTakePart(ref rest, out var part) || part > ulong.MaxValue)
                return false;
            total += part;
            if (total > (BigInteger)long.MaxValue + 1)
                return false;
        }
        if (negative)
            total = -total;
        if (total > long.MaxValue)
            return false;
        nanoseconds = (long)total;
        return true;
    }

    static bool TryTakePart(ref ReadOnlySpan<char> rest, out BigInteger part)
    {
        part = default;
        var whole = TakeDigits(ref rest);
        ReadOnlySpan<char> fraction = [];
        if (rest.StartsWith('.'))
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
        }
        if (whole.Length + fraction.Length == 0 || whole.Length > 30)
            return false;
        var end = rest.IndexOfAny(".0123456789");
        var name = (end < 0 ? rest : rest[..end]).ToString();
        rest = rest[name.Length..];
        var unit = Array.Find(Units, unit => unit.Unit == name).Nanoseconds;
        if (unit == 0)
            return false;
        fraction = fraction[..Math.Min(fraction.Length, 18)];
        part = (whole.Length == 0 ? 0 : BigInteger.Parse(whole, System.Globalization.CultureInfo.InvariantCulture)) * unit;
        if (fraction.Length > 0)
            part += BigInteger.Parse(fraction, System.Globalization.CultureInfo.InvariantCulture) * unit / BigInteger.Pow(10, fraction.Length);
        return true;
    }

    static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? rest : rest[..end];
        rest = rest[digits.Length..];
        return digits;
    }
}
