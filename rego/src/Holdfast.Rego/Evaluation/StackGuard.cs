using System.Runtime.CompilerServices;

namespace Holdfast.Rego.Evaluation;

/// <summary>
/// Stops an evaluation that would nest too deeply on the machine's stack. It leaves room below itself for walking the
/// deepest values, which <see cref="RuntimeHelpers.TryEnsureSufficientExecutionStack"/> alone would not.
/// </summary>
internal readonly struct StackGuard
{
    private const nint MaxBytes = 640 << 10;

    private readonly nint _start;

    private StackGuard(nint start) => _start = start;

    internal static StackGuard Here() => new(Position());

    internal void Check()
    {
        if (_start - Position() > MaxBytes || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new RegoLimitException(RegoLimit.EvaluationDepth, "The evaluation is nested too deeply for the stack.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe nint Position()
    {
        byte here;
        return (nint)(&here);
    }
}
