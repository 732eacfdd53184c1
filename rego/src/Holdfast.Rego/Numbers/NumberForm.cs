using System.Numerics;

namespace Holdfast.Rego.Numbers;

/// <summary>
/// The computed value of a number that does not fit the small fast path: an exact integer, or else a binary float that is not
/// an integer. A number has exactly one form, so that forms may be compared and hashed part by part.
/// </summary>
internal sealed class NumberForm
{
    private NumberForm(BigInteger integer)
    {
        IsInteger = true;
        Integer = integer;
    }

    private NumberForm(BinaryFloat fraction) => Fraction = fraction;

    internal bool IsInteger { get; }

    /// <summary>The value, when it is an integer.</summary>
    internal BigInteger Integer { get; }

    /// <summary>The value, when it is no integer.</summary>
    internal BinaryFloat Fraction { get; }

    internal static NumberForm Of(BigInteger integer) => new(NumberBounds.Checked(integer));

    internal static NumberForm Of(BinaryFloat value) => value.IsInteger ? new(value.Truncate()) : new(value);

    internal static NumberForm Parse(string text)
    {
        var (digits, exponent) = NumberText.Scan(text).Decompose();
        return exponent >= 0
            ? Of(digits * BigInteger.Pow(10, exponent))
            : Of(BinaryFloat.FromRatio(digits, BigInteger.Pow(10, -exponent)));
    }

    internal BinaryFloat ToFloat() => IsInteger ? BinaryFloat.FromInteger(Integer) : Fraction;

    internal int CompareTo(NumberForm other)
    {
        if (IsInteger)
            return other.IsInteger ? Integer.CompareTo(other.Integer) : -other.Fraction.CompareTo(Integer);
        return other.IsInteger ? Fraction.CompareTo(other.Integer) : Fraction.CompareTo(other.Fraction);
    }

    internal bool SameAs(NumberForm other) =>
        IsInteger == other.IsInteger && (IsInteger ? Integer == other.Integer : Fraction == other.Fraction);

    internal int Hash() => IsInteger ? Integer.GetHashCode() : Fraction.GetHashCode();
}
