using Holdfast.Rego.Values.Algebra;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>Arithmetic. The operators have the names plus, minus, mul, div and rem.</summary>
static class ArithmeticBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("plus", [T.Number, T.Number], T.Number, (in call) => Combine(call, NumberArithmetic.Add)),
        Builtin.Function("minus", [T.Number | T.Set, T.Number | T.Set], T.Number | T.Set, Minus),
        Builtin.Function("mul", [T.Number, T.Number], T.Number, (in call) => Combine(call, NumberArithmetic.Multiply)),
        Builtin.Function("div", [T.Number, T.Number], T.Number, Divide),
        Builtin.Function("rem", [T.Number, T.Number], T.Number, Remainder),
        Builtin.Function("abs", [T.Number], T.Number, (in call) => Adjust(call, NumberArithmetic.Absolute)),
        Builtin.Function("round", [T.Number], T.Number, (in call) => Adjust(call, NumberArithmetic.Round)),
        Builtin.Function("ceil", [T.Number], T.Number, (in call) => Adjust(call, NumberArithmetic.Ceiling)),
        Builtin.Function("floor", [T.Number], T.Number, (in call) => Adjust(call, NumberArithmetic.Floor)),
    ];

    static RegoNumber? Combine(in BuiltinCall call, Func<RegoNumber, RegoNumber, RegoNumber> operation) =>
        call.Number(0, out var left) && call.Number(1, out var right) ? operation(left, right) : null;

    static RegoNumber? Adjust(in BuiltinCall call, Func<RegoNumber, RegoNumber> operation) =>
        call.Number(0, out var number) ? operation(number) : null;

    static RegoValue? Minus(in BuiltinCall call)
    {
        switch (call[0])
        {
            case RegoNumber:
                return Combine(call, NumberArithmetic.Subtract);
            case RegoSet left when call.Set(1, out var right):
                call.Budget.Charge(left.Count);
                return SetAlgebra.Difference(left, right);
            case RegoSet:
                return null;
            default:
                return call.WrongKind(0, RegoKind.Number, RegoKind.Set);
        }
    }

    static RegoValue? Divide(in BuiltinCall call)
    {
        if (!call.Number(0, out var left) || !call.Number(1, out var right))
            return null;
        return NumberArithmetic.Divide(left, right) ?? call.Fail("divide by zero");
    }

    static RegoValue? Remainder(in BuiltinCall call)
    {
        if (!call.Number(0, out var left) || !call.Number(1, out var right))
            return null;
        if (!left.TryGetInteger(out var dividend) || !right.TryGetInteger(out var divisor))
            return call.Fail("modulo on floating-point number");
        return NumberArithmetic.Remainder(dividend, divisor) ?? call.Fail("modulo by zero");
    }
}
