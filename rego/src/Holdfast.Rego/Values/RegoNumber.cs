using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Holdfast.Rego.Numbers;

namespace Holdfast.Rego;

/// <summary>
/// A number. Integers are exact at any size up to about 39,000 digits; other numbers are binary floating point with a mantissa
/// of 64 bits. A number that was read from text keeps its text until it is computed with. Larger numbers are refused:
/// with <see cref="RegoLimitException"/> by arithmetic, with the reader's own error by readers.
/// </summary>
public sealed class RegoNumber : RegoValue
{
    const int SmallFrom = -128;
    const int SmallTo = 1023;
    const int LongestSmallText = 20;

    static readonly RegoNumber[] SmallNumbers = [.. Enumerable.Range(SmallFrom, SmallTo - SmallFrom + 1).Select(n => new RegoNumber(n))];

    readonly bool isSmall;
    readonly long small;
    string? text;
    NumberForm? form;

    RegoNumber(long value) : base(RegoKind.Number, 0, 1) => (isSmall, small) = (true, value);

    RegoNumber(string? text, NumberForm? form) : base(RegoKind.Number, 0, 1) => (this.text, this.form) = (text, form);

    /// <summary>The number 0.</summary>
    public static RegoNumber Zero { get; } = Of(0);

    /// <summary>The number 1.</summary>
    public static RegoNumber One { get; } = Of(1);

    /// <summary>Whether the number has no fractional part; <c>1.0</c> has none.</summary>
    public bool IsInteger => isSmall || Form.IsInteger;

    /// <summary>The text: as read, or the shortest one that denotes the number.</summary>
    public string Text => text ??= isSmall ? small.ToString(CultureInfo.InvariantCulture) : WriteForm();

    /// <summary>What computing with the number costs, in steps.</summary>
    internal int Cost => isSmall ? 1 : 1 + (Form.IsInteger ? (int)(Form.Integer.GetBitLength() / 64) : Math.Abs(Form.Fraction.Exponent) / 64);

    /// <summary>The value for the slow paths.</summary>
    internal NumberForm Form => form ??= isSmall ? NumberForm.Of(small) : NumberForm.Parse(text!);

    /// <summary>The number for an integer.</summary>
    public static RegoNumber Of(long value) =>
        value is >= SmallFrom and <= SmallTo ? SmallNumbers[value - SmallFrom] : new RegoNumber(value);

    /// <summary>The number for an integer.</summary>
    /// <exception cref="RegoLimitException">The integer is too large.</exception>
    public static RegoNumber Of(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : new RegoNumber(null, NumberForm.Of(value));

    /// <summary>The number with the shortest text that denotes this double.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The double is not finite.</exception>
    public static RegoNumber Of(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A Rego number is finite.");
        return Math.Abs(value) < 1e15 && Math.Truncate(value) == value
            ? Of((long)value)
            : FromText(value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'));
    }

    /// <summary>Reads a number in the grammar of JSON; false when the text is none, or is too large, too small or too long.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RegoNumber? number)
    {
        number = text is null || NumberText.Scan(text).Syntax < NumberSyntax.Integer ? null : FromText(text);
        return number is not null;
    }

    /// <summary>The number as a long; false when it has a fractional part or does not fit.</summary>
    public bool TryGetInt64(out long value)
    {
        value = small;
        if (isSmall)
            return true;
        if (!Form.IsInteger || Form.Integer < long.MinValue || Form.Integer > long.MaxValue)
            return false;
        value = (long)Form.Integer;
        return true;
    }

    /// <summary>The number as an integer; false when it has a fractional part.</summary>
    public bool TryGetInteger(out BigInteger value)
    {
        value = isSmall ? small : Form.Integer;
        return IsInteger;
    }

    /// <summary>The nearest double; infinite when the number is too large for one.</summary>
    public double ToDouble() => isSmall ? small : double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The number a text denotes that <see cref="NumberText"/> has found well-formed and within bounds.</summary>
    internal static RegoNumber FromText(string text)
    {
        if (text.Length <= LongestSmallText && text != "-0" && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
            return Of(small);
        return new RegoNumber(text, null);
    }

    /// <summary>The number for a result of floating-point arithmetic; its value is what its text says.</summary>
    internal static RegoNumber FromFloat(BinaryFloat value)
    {
        if (!value.IsInteger)
            return new RegoNumber(null, NumberForm.Of(value));
        return value.Exponent <= 0 ? Of(value.Truncate()) : new RegoNumber(ShortestDecimal.Write(value), null);
    }

    internal static int Compare(RegoNumber left, RegoNumber right) =>
        left.isSmall && right.isSmall ? left.small.CompareTo(right.small) : left.Form.CompareTo(right.Form);

    internal bool SameAs(RegoNumber other) =>
        isSmall && other.isSmall ? small == other.small : Form.SameAs(other.Form);

    private protected override int ComputeHash() =>
        TryGetInt64(out var small) ? HashCode.Combine(RegoKind.Number, small) : HashCode.Combine(RegoKind.Number, Form.Hash());

    string WriteForm() =>
        form!.IsInteger ? form.Integer.ToString(CultureInfo.InvariantCulture) : ShortestDecimal.Write(form.Fraction);
}
