namespace Holdfast.Rego.Numbers;

/// <summary>What a text is, read as a number.</summary>
enum NumberSyntax
{
    /// <summary>Not a number in the grammar of JSON.</summary>
    Malformed,

    /// <summary>A number beyond <see cref="NumberBounds"/>.</summary>
    OutOfBounds,

    /// <summary>Digits without point and exponent.</summary>
    Integer,

    /// <summary>A number with a point or an exponent.</summary>
    Decimal,
}
