namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>What may be wrong with an amount before its number and unit are read.</summary>
enum QuantityFault
{
    None,
    Spaces,
    NoNumber,
    Exponent,
}
