namespace Holdfast.Rego.Compilation.Recursion;

/// <summary>Bounds the work of the recursion check, which grows with the rules times the documents they refer to.</summary>
sealed class WorkLimit
{
    long left = 20_000_000;

    public bool IsExhausted => left < 0;

    public bool TrySpend() => --left >= 0;
}
