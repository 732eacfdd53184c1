namespace Holdfast.Rego.Builtins;

/// <summary>Fills the span with random bytes.</summary>
internal delegate void RandomFill(Span<byte> destination);
