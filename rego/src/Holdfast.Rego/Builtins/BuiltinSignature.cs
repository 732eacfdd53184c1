namespace Holdfast.Rego.Builtins;

/// <summary>How a builtin function is called.</summary>
/// <param name="Name">The name with its dots, as policies write it.</param>
/// <param name="Operands">The kinds each operand may have.</param>
/// <param name="Result">The kinds the result may have.</param>
sealed record BuiltinSignature(string Name, RegoTypes[] Operands, RegoTypes Result);
