namespace Holdfast.Rego;

/// <summary>The result of a query: a set of bindings of its variables. Immutable.</summary>
public sealed class RegoResult
{
    internal RegoResult(string[] names, bool hasValue, List<RegoValue[]> rows, long steps)
    {
        StepsUsed = steps;
        if (rows.Count == 0)
            return;
        Value = hasValue ? rows[0][names.Length] : null;
        Bindings = Rows(names, rows);
    }

    /// <summary>The bindings, distinct, in the order found; empty when the query is undefined.</summary>
    public IReadOnlyList<RegoObject> Bindings { get; } = [];

    /// <summary>
    /// The value, when the query is a single term such as <c>data.app.allow</c>; the first when there are several. Null when undefined.
    /// </summary>
    public RegoValue? Value { get; }

    /// <summary>Whether the query has a solution.</summary>
    public bool IsDefined => Bindings.Count > 0;

    /// <summary>Whether the value is <c>true</c>: the question to ask of a decision. Undefined is not true.</summary>
    public bool IsTrue => Value is RegoBoolean { Value: true };

    /// <summary>How much work the evaluation did, in the steps of <see cref="RegoLimits.MaxSteps"/>.</summary>
    public long StepsUsed { get; }

    /// <summary>The bindings as JSON: an array of objects; sets become sorted arrays.</summary>
    public string ToJson() => RegoArray.Of([.. Bindings]).ToJson();

    static IReadOnlyList<RegoObject> Rows(string[] names, List<RegoValue[]> rows)
    {
        if (names.Length == 0)
            return [RegoObject.Empty];
        var seen = new HashSet<RegoObject>();
        var distinct = new List<RegoObject>();
        foreach (var row in rows)
        {
            var entries = new RegoObjectBuilder(names.Length);
            for (var i = 0; i < names.Length; i++)
                entries.Set(RegoString.Of(names[i]), row[i]);
            var binding = entries.Build();
            if (seen.Add(binding))
                distinct.Add(binding);
        }
        return distinct;
    }
}
