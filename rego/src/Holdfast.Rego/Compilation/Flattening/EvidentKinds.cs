using Holdfast.Rego.Builtins;
using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Compilation.Flattening;

/// <summary>
/// Reports operands that cannot fit, as far as the kind of a term is plain to see where it stands. There is no inference of
/// types beyond that.
/// </summary>
sealed class EvidentKinds(ErrorList errors)
{
    public void CheckOperands(Place place, Builtin builtin, IReadOnlyList<Term> arguments)
    {
        var operands = builtin.Signature.Operands;
        for (var i = 0; i < operands.Length && i < arguments.Count; i++)
        {
            if (Of(arguments[i]) is not { } kind || operands[i].HasFlag((RegoTypes)(1 << (int)kind)))
                continue;
            errors.Add(place, RegoErrorCode.Type, $"{builtin.Name}: invalid argument(s)\n\thave: {kind.Name()} as operand {i + 1}");
            return;
        }
        if (builtin.Name == Naming.OperatorNames.Equal && arguments.Count == 2)
            CheckEquation(place, arguments[0], arguments[1]);
    }

    public void CheckEquation(Place place, Term left, Term right)
    {
        if (Of(left) is { } a && Of(right) is { } b && a != b)
            errors.Add(place, RegoErrorCode.Type, $"match error\n\tleft  : {a.Name()}\n\tright : {b.Name()}");
    }

    static RegoKind? Of(Term term) => term switch
    {
        ConstantTerm constant => constant.Value.Kind,
        ArrayTerm => RegoKind.Array,
        SetTerm => RegoKind.Set,
        ObjectTerm => RegoKind.Object,
        QueryTerm query => query.Kind,
        _ => null,
    };
}
