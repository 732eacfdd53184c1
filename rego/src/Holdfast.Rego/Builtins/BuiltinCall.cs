using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins;

/// <summary>
/// One call of a builtin function: the arguments, checked one by one, and the ways to answer. The operand methods return false
/// after reporting the fault, so that a body reads <c>call.Array(0, out var array) ? … : null</c>.
/// </summary>
readonly ref struct BuiltinCall
{
    readonly Builtin builtin;

    public BuiltinCall(Builtin builtin, ReadOnlySpan<RegoValue> arguments, EvaluationContext context)
    {
        this.builtin = builtin;
        Arguments = arguments;
        Context = context;
    }

    public ReadOnlySpan<RegoValue> Arguments { get; }

    public EvaluationContext Context { get; }

    public BudgetMeter Budget => Context.Budget;

    public RegoValue this[int index] => Arguments[index];

    /// <summary>Ends the call with an error of the function; the text follows its name. Always null.</summary>
    public RegoValue? Fail(string message)
    {
        Context.Report(new(RegoErrorCode.EvaluationBuiltin, $"{builtin.Name}: {message}"));
        return null;
    }

    /// <summary>Ends the call with <c>operand N detail</c>, a type error. Always null.</summary>
    public RegoValue? FailOperand(int index, string detail)
    {
        Context.Report(new(RegoErrorCode.EvaluationType, $"{builtin.Name}: operand {index + 1} {detail}"));
        return null;
    }

    /// <summary>Ends the call because the operand has none of the kinds, which the text names in this order. Always null.</summary>
    public RegoValue? WrongKind(int index, params ReadOnlySpan<RegoKind> expected) =>
        FailOperand(index, OperandWording.MustBe(Arguments[index], expected));

    /// <summary>Ends the call because an element of the operand has none of the kinds. Always null.</summary>
    public RegoValue? WrongElement(int index, RegoValue element, params ReadOnlySpan<RegoKind> expected) =>
        FailOperand(index, OperandWording.MustHold(Arguments[index], element, expected));

    /// <summary>Ends the call because the operand is none of these words. Always null.</summary>
    public RegoValue? NotOneOf(int index, params ReadOnlySpan<string> choices) =>
        FailOperand(index, OperandWording.MustBeOneOf(choices));

    public bool Boolean(int index, out bool value)
    {
        value = (Arguments[index] as RegoBoolean)?.Value ?? false;
        return Arguments[index] is RegoBoolean || Refuse(index, RegoKind.Boolean);
    }

    public bool String(int index, [NotNullWhen(true)] out string? value)
    {
        value = (Arguments[index] as RegoString)?.Value;
        return value is not null || Refuse(index, RegoKind.String);
    }

    public bool Array(int index, [NotNullWhen(true)] out RegoArray? value)
    {
        value = Arguments[index] as RegoArray;
        return value is not null || Refuse(index, RegoKind.Array);
    }

    public bool Object(int index, [NotNullWhen(true)] out RegoObject? value)
    {
        value = Arguments[index] as RegoObject;
        return value is not null || Refuse(index, RegoKind.Object);
    }

    public bool Set(int index, [NotNullWhen(true)] out RegoSet? value)
    {
        value = Arguments[index] as RegoSet;
        return value is not null || Refuse(index, RegoKind.Set);
    }

    public bool Number(int index, [NotNullWhen(true)] out RegoNumber? value)
    {
        value = Arguments[index] as RegoNumber;
        if (value is null)
            return Refuse(index, RegoKind.Number);
        Budget.Charge(value.Cost);
        return true;
    }

    /// <summary>An integer of any size.</summary>
    public bool Integer(int index, out BigInteger value)
    {
        value = default;
        return Number(index, out var number) && (number.TryGetInteger(out value) || RefuseFraction(index));
    }

    /// <summary>An integer that fits a long.</summary>
    public bool Int64(int index, out long value)
    {
        value = 0;
        return Number(index, out var number) && (number.TryGetInt64(out value) || RefuseFraction(index));
    }

    /// <summary>The elements of an array or the members, sorted, of a set; the text names the kinds in the given order.</summary>
    public bool Elements(int index, [NotNullWhen(true)] out IReadOnlyCollection<RegoValue>? elements, params ReadOnlySpan<RegoKind> wording)
    {
        elements = Arguments[index] is RegoArray or RegoSet ? (IReadOnlyCollection<RegoValue>)Arguments[index] : null;
        if (elements is null)
            WrongKind(index, wording);
        else
            Budget.Charge(elements.Count);
        return elements is not null;
    }

    bool Refuse(int index, RegoKind expected)
    {
        WrongKind(index, expected);
        return false;
    }

    bool RefuseFraction(int index)
    {
        FailOperand(index, "must be integer number but got floating-point number");
        return false;
    }
}
