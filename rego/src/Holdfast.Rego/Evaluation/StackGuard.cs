using System.Runtime.CompilerServices;

namespace Holdfast.Rego.Evaluation;

/// <summary>
/// Stops an evaluation that would nest too deeply on the machine's stack. It leaves room below itself for walking the
/// deepest values, which <see cref="RuntimeHelpers.TryEnsureSufficientExecutionStack"/> alone would not.
/// </summary>
readonly struct StackGuard
{
    const nint MaxBytes = 640 << 10;

    readonly nint start;

    StackGuard(nint start) => this.start = start;

    public static StackGuard Here() => new(Position());

    public void Check()
    {
        if (start - Position() > MaxBytes || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new RegoLimitException(RegoLimit.EvaluationDepth, "The evaluation is nested too deeply for the stack.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static unsafe nint Position()
    {
        byte here;
        return (nint)(&here);
    }
}
