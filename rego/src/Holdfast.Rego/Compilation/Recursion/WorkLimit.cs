namespace Holdfast.Rego.Compilation.Recursion;

/// <summary>Bounds the work of the recursion check, which grows with the rules times the documents they refer to.</summary>
internal sealed class WorkLimit
{
    private long _left = 20_000_000;

    internal bool IsExhausted => _left < 0;

    internal bool TrySpend() => --_left >= 0;
}
