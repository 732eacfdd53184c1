namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>The rules that can hold: those an index has found, then those it does not cover.</summary>
internal readonly struct RuleSelection(RuleCode[] found, RuleCode[] others)
{
    private readonly RuleCode[] _found = found;
    private readonly RuleCode[] _others = others;

    /// <summary>For <c>foreach</c>, which needs no more than this.</summary>
    public Enumerator GetEnumerator() => new(_found, _others);

    internal struct Enumerator(RuleCode[] found, RuleCode[] others)
    {
        private int _position = -1;

        public readonly RuleCode Current => _position < found.Length ? found[_position] : others[_position - found.Length];

        public bool MoveNext() => ++_position < found.Length + others.Length;
    }
}
