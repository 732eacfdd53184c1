namespace Holdfast.Rego.Evaluation;

/// <summary>
/// What <c>with</c> modifiers have replaced, and what has been computed under these replacements. Other replacements mean
/// another scope, so nothing computed under some is ever seen under others.
/// </summary>
internal sealed class Scope
{
    private const int BytesPerCall = 96;
    private const int LargestTable = 512;

    private static readonly object Undefined = new();

    private readonly int _documents;
    private object?[]? _table;
    private Dictionary<int, object>? _sparse;
    private Dictionary<FunctionCall, object>? _calls;
    private Dictionary<int, int>? _searches;

    internal Scope(Scope? outer, RegoValue? input, ReplacedDocument? data, FunctionReplacements? functions, int documents)
    {
        Outer = outer;
        Input = input;
        Data = data;
        Functions = functions;
        _documents = documents;
    }

    internal Scope? Outer { get; }

    internal RegoValue? Input { get; }

    internal ReplacedDocument? Data { get; }

    internal FunctionReplacements? Functions { get; }

    internal Scope Replace(RegoValue? input, ReplacedDocument? data, FunctionReplacements? functions) =>
        new(this, input, data, functions, _documents);

    /// <summary>The value of the rules at a node, when it has been computed already; it may be undefined.</summary>
    internal bool TryGet(int id, out RegoValue? value)
    {
        var kept = Kept(id);
        value = kept as RegoValue;
        return kept is not null;
    }

    internal void Set(int id, RegoValue? value) => Keep(id, value ?? Undefined);

    internal bool TryGetDocument(int id, out RegoValue? value) => TryGet(id + _documents, out value);

    internal void SetDocument(int id, RegoValue value) => Keep(id + _documents, value);

    /// <summary>How many members of a set have been looked for one by one.</summary>
    internal int Searches(int id) => _searches?.GetValueOrDefault(id) ?? 0;

    internal void CountSearch(int id) => (_searches ??= [])[id] = Searches(id) + 1;

    internal bool TryGetCall(in FunctionCall call, out RegoValue? value)
    {
        value = null;
        if (_calls is null || !_calls.TryGetValue(call, out var kept))
            return false;
        value = kept as RegoValue;
        return true;
    }

    internal void SetCall(Machine machine, in FunctionCall call, RegoValue? value)
    {
        machine.Budget.ChargeMemory(BytesPerCall);
        (_calls ??= [])[call] = value ?? Undefined;
    }

    private object? Kept(int id)
    {
        if (_documents <= LargestTable)
            return _table?[id];
        return _sparse?.GetValueOrDefault(id);
    }

    private void Keep(int id, object value)
    {
        if (_documents <= LargestTable)
            (_table ??= new object?[_documents * 2])[id] = value;
        else
            (_sparse ??= [])[id] = value;
    }
}
