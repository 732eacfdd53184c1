using Holdfast.Rego.Syntax;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>A document under construction: keys with documents below, the members of a set, or one value.</summary>
sealed class DocumentExtent
{
    Dictionary<RegoValue, DocumentExtent>? below;
    RegoSetBuilder? members;
    RegoValue? value;

    public static RegoEvaluationException Conflict(Place place) => Machine.Conflict(place, "object keys must be unique");

    /// <summary>The document under a key; null when a value or a set is in the way.</summary>
    public DocumentExtent? Below(RegoValue key)
    {
        if (value is not null || members is not null)
            return null;
        below ??= [];
        if (!below.TryGetValue(key, out var extent))
            below[key] = extent = new DocumentExtent();
        return extent;
    }

    /// <summary>Takes a key away again when nothing has been added below it.</summary>
    public void Drop(RegoValue key)
    {
        if (below?.GetValueOrDefault(key) is { below: null, members: null, value: null })
            below.Remove(key);
    }

    public void Set(RegoValue value, Place place)
    {
        if (below is not null || members is not null || (this.value is not null && !ValueEquality.Same(this.value, value)))
            throw Conflict(place);
        this.value = value;
    }

    public void Add(RegoValue member, Place place)
    {
        if (below is not null || value is not null)
            throw Conflict(place);
        (members ??= new RegoSetBuilder()).Add(member);
    }

    public RegoValue ToValue()
    {
        if (value is not null)
            return value;
        if (members is not null)
            return members.Build();
        var entries = new RegoObjectBuilder(below?.Count ?? 0);
        foreach (var (key, extent) in below ?? [])
            entries.Set(key, extent.ToValue());
        return entries.Build();
    }
}
