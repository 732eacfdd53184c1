namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>A key with what its owner says of it. Plain data, so that it may be kept.</summary>
/// <param name="Material">The numbers.</param>
/// <param name="Algorithm">The algorithm it is for, empty when it does not say.</param>
/// <param name="Id">Its name, empty when it has none.</param>
sealed record TokenKey(KeyMaterial Material, string Algorithm = "", string Id = "");
