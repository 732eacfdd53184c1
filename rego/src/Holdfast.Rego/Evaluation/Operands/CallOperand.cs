using System.Runtime.CompilerServices;
using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation.Operands;

/// <summary>The result of a function; undefined when an argument is.</summary>
sealed class CallOperand(Callee callee, Operand[] arguments, Place place) : Operand
{
    public override RegoValue? Evaluate(Frame frame)
    {
        var buffer = default(Arguments);
        Span<RegoValue> values = arguments.Length <= Arguments.Capacity ? buffer : new RegoValue[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Evaluate(frame) is not { } value)
                return null;
            values[i] = value;
        }
        return callee.Call(frame.Machine, values[..arguments.Length], place);
    }

    [InlineArray(Capacity)]
    struct Arguments
    {
        public const int Capacity = 4;

        RegoValue first;
    }
}
