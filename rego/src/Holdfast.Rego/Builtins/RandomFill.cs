namespace Holdfast.Rego.Builtins;

/// <summary>Fills the span with random bytes.</summary>
delegate void RandomFill(Span<byte> destination);
