using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>Copies a value with or without what lies at paths. Keys of array elements are their indexes, as texts.</summary>
static class PathSelection
{
    public static RegoValue Keep(RegoValue value, PathSet paths) => value switch
    {
        _ when paths.IsEnd => value,
        RegoObject entries => Rebuild(entries, (key, part) => paths.Below(key) is { } below ? Keep(part, below) : null),
        RegoArray array => Rebuild(array, (key, part) => paths.Below(key) is { } below ? Keep(part, below) : null),
        RegoSet set => Rebuild(set, part => paths.Below(part) is { } below ? Keep(part, below) : null),
        _ => value,
    };

    public static RegoValue Remove(RegoValue value, PathSet paths) => value switch
    {
        RegoObject entries => Rebuild(entries, (key, part) => Rest(part, paths.Below(key))),
        RegoArray array => Rebuild(array, (key, part) => Rest(part, paths.Below(key))),
        RegoSet set => Rebuild(set, part => Rest(part, paths.Below(part))),
        _ => value,
    };

    static RegoValue? Rest(RegoValue part, PathSet? below) =>
        below is null ? part : below.IsEnd ? null : Remove(part, below);

    static RegoObject Rebuild(RegoObject entries, Func<RegoValue, RegoValue, RegoValue?> change)
    {
        var rebuilt = new RegoObjectBuilder();
        for (var i = 0; i < entries.Count; i++)
        {
            var key = entries.Table.KeyAt(i);
            if (change(key, entries.Table.ValueAt(i)) is { } value)
                rebuilt.Set(key, value);
        }
        return rebuilt.Build();
    }

    static RegoArray Rebuild(RegoArray array, Func<RegoValue, RegoValue, RegoValue?> change)
    {
        var rebuilt = new List<RegoValue>(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            if (change(RegoString.Of(i.ToString(CultureInfo.InvariantCulture)), array[i]) is { } value)
                rebuilt.Add(value);
        }
        return RegoArray.Adopt([.. rebuilt]);
    }

    static RegoSet Rebuild(RegoSet set, Func<RegoValue, RegoValue?> change)
    {
        var rebuilt = new RegoSetBuilder();
        foreach (var member in set)
        {
            if (change(member) is { } value)
                rebuilt.Add(value);
        }
        return rebuilt.Build();
    }
}
