using System.Numerics;

namespace Holdfast.Rego.Numbers;

/// <summary>
/// The computed value of a number that does not fit the small fast path: an exact integer, or else a binary float that is not
/// an integer. A number has exactly one form, so that forms may be compared and hashed part by part.
/// </summary>
sealed class NumberForm
{
    NumberForm(BigInteger integer)
    {
        IsInteger = true;
        Integer = integer;
    }

    NumberForm(BinaryFloat fraction) => Fraction = fraction;

    public bool IsInteger { get; }

    /// <summary>The value, when it is an integer.</summary>
    public BigInteger Integer { get; }

    /// <summary>The value, when it is no integer.</summary>
    public BinaryFloat Fraction { get; }

    public static NumberForm Of(BigInteger integer) => new(NumberBounds.Checked(integer));

    public static NumberForm Of(BinaryFloat value) => value.IsInteger ? new(value.Truncate()) : new(value);

    public static NumberForm Parse(string text)
    {
        var (digits, exponent) = NumberText.Scan(text).Decompose();
        return exponent >= 0
            ? Of(digits * BigInteger.Pow(10, exponent))
            : Of(BinaryFloat.FromRatio(digits, BigInteger.Pow(10, -exponent)));
    }

    public BinaryFloat ToFloat() => IsInteger ? BinaryFloat.FromInteger(Integer) : Fraction;

    public int CompareTo(NumberForm other)
    {
        if (IsInteger)
            return other.IsInteger ? Integer.CompareTo(other.Integer) : -other.Fraction.CompareTo(Integer);
        return other.IsInteger ? Fraction.CompareTo(other.Integer) : Fraction.CompareTo(other.Fraction);
    }

    public bool SameAs(NumberForm other) =>
        IsInteger == other.IsInteger && (IsInteger ? Integer == other.Integer : Fraction == other.Fraction);

    public int Hash() => IsInteger ? Integer.GetHashCode() : Fraction.GetHashCode();
}
