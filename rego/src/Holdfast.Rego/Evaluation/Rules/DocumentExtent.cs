using Holdfast.Rego.Syntax;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>A document under construction: keys with documents below, the members of a set, or one value.</summary>
internal sealed class DocumentExtent
{
    private Dictionary<RegoValue, DocumentExtent>? _below;
    private RegoSetBuilder? _members;
    private RegoValue? _value;

    internal static RegoEvaluationException Conflict(Place place) => Machine.Conflict(place, "object keys must be unique");

    /// <summary>The document under a key; null when a value or a set is in the way.</summary>
    internal DocumentExtent? Below(RegoValue key)
    {
        if (_value is not null || _members is not null)
            return null;
        _below ??= [];
        if (!_below.TryGetValue(key, out var extent))
            _below[key] = extent = new DocumentExtent();
        return extent;
    }

    /// <summary>Takes a key away again when nothing has been added below it.</summary>
    internal void Drop(RegoValue key)
    {
        if (_below?.GetValueOrDefault(key) is { _below: null, _members: null, _value: null })
            _below.Remove(key);
    }

    internal void Set(RegoValue value, Place place)
    {
        if (_below is not null || _members is not null || (_value is not null && !ValueEquality.Same(_value, value)))
            throw Conflict(place);
        _value = value;
    }

    internal void Add(RegoValue member, Place place)
    {
        if (_below is not null || _value is not null)
            throw Conflict(place);
        (_members ??= new RegoSetBuilder()).Add(member);
    }

    internal RegoValue ToValue()
    {
        if (_value is not null)
            return _value;
        if (_members is not null)
            return _members.Build();
        var entries = new RegoObjectBuilder(_below?.Count ?? 0);
        foreach (var (key, extent) in _below ?? [])
            entries.Set(key, extent.ToValue());
        return entries.Build();
    }
}
