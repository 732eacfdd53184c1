using Holdfast.Rego.Builtins;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Evaluation.Operands;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Lowering;

/// <summary>Computes in advance what is made of constants only.</summary>
static class Constants
{
    public static Operand Fold(Operand operand, IEnumerable<Term> parts)
    {
        if (!parts.All(IsConstant))
            return operand;
        var context = new EvaluationContext(RegoLimits.Default, TimeProvider.System, CancellationToken.None);
        var machine = new Machine(RegoObject.Empty, null, context, EvaluationSinks.None, 0);
        return new ConstantOperand(operand.Evaluate(new Frame(machine, 0, 0))!);
    }

    static bool IsConstant(Term term) => term switch
    {
        ConstantTerm => true,
        ArrayTerm array => array.Items.All(IsConstant),
        SetTerm set => set.Items.All(IsConstant),
        ObjectTerm entries => entries.Entries.All(entry => IsConstant(entry.Key) && IsConstant(entry.Value)),
        _ => false,
    };
}
