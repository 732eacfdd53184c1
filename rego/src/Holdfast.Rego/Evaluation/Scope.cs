namespace Holdfast.Rego.Evaluation;

/// <summary>
/// What <c>with</c> modifiers have replaced, and what has been computed under these replacements. Other replacements mean
/// another scope, so nothing computed under some is ever seen under others.
/// </summary>
sealed class Scope(Scope? outer, RegoValue? input, ReplacedDocument? data, FunctionReplacements? functions, int documents)
{
    const int BytesPerCall = 96;
    const int LargestTable = 512;

    static readonly object Undefined = new();

    readonly int documents = documents;
    object?[]? table;
    Dictionary<int, object>? sparse;
    Dictionary<FunctionCall, object>? calls;
    Dictionary<int, int>? searches;

    public Scope? Outer { get; } = outer;

    public RegoValue? Input { get; } = input;

    public ReplacedDocument? Data { get; } = data;

    public FunctionReplacements? Functions { get; } = functions;

    public Scope Replace(RegoValue? input, ReplacedDocument? data, FunctionReplacements? functions) =>
        new(this, input, data, functions, documents);

    /// <summary>The value of the rules at a node, when it has been computed already; it may be undefined.</summary>
    public bool TryGet(int id, out RegoValue? value)
    {
        var kept = Kept(id);
        value = kept as RegoValue;
        return kept is not null;
    }

    public void Set(int id, RegoValue? value) => Keep(id, value ?? Undefined);

    public bool TryGetDocument(int id, out RegoValue? value) => TryGet(id + documents, out value);

    public void SetDocument(int id, RegoValue value) => Keep(id + documents, value);

    /// <summary>How many members of a set have been looked for one by one.</summary>
    public int Searches(int id) => searches?.GetValueOrDefault(id) ?? 0;

    public void CountSearch(int id) => (searches ??= [])[id] = Searches(id) + 1;

    public bool TryGetCall(in FunctionCall call, out RegoValue? value)
    {
        value = null;
        if (calls is null || !calls.TryGetValue(call, out var kept))
            return false;
        value = kept as RegoValue;
        return true;
    }

    public void SetCall(Machine machine, in FunctionCall call, RegoValue? value)
    {
        machine.Budget.ChargeMemory(BytesPerCall);
        (calls ??= [])[call] = value ?? Undefined;
    }

    object? Kept(int id)
    {
        if (documents <= LargestTable)
            return table?[id];
        return sparse?.GetValueOrDefault(id);
    }

    void Keep(int id, object value)
    {
        if (documents <= LargestTable)
            (table ??= new object?[documents * 2])[id] = value;
        else
            (sparse ??= [])[id] = value;
    }
}
