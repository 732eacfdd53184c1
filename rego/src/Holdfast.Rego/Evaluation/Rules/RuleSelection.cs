namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>The rules that can hold: those an index has found, then those it does not cover.</summary>
readonly struct RuleSelection(RuleCode[] found, RuleCode[] others)
{
    readonly RuleCode[] found = found;
    readonly RuleCode[] others = others;

    /// <summary>For <c>foreach</c>, which needs no more than this.</summary>
    public Enumerator GetEnumerator() => new(found, others);

    public struct Enumerator(RuleCode[] found, RuleCode[] others)
    {
        int position = -1;

        public readonly RuleCode Current => position < found.Length ? found[position] : others[position - found.Length];

        public bool MoveNext() => ++position < found.Length + others.Length;
    }
}
