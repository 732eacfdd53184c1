namespace Holdfast.Rego.Values;

/// <summary>Depth and weight of a collection while it is being built; refuses what is too deep or too heavy.</summary>
internal struct Extent
{
    private long _weight;

    internal int Depth { get; private set; }

    internal readonly int Weight => (int)_weight;

    internal void Include(RegoValue part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Depth = Math.Max(Depth, part.Depth + 1);
        _weight += part.Weight;
    }

    /// <summary>The extent with the collection itself counted.</summary>
    internal readonly Extent Close()
    {
        if (Depth > RegoValue.MaxDepth)
            throw new RegoLimitException(RegoLimit.ValueDepth, $"A value is nested deeper than {RegoValue.MaxDepth}.");
        if (_weight >= RegoValue.MaxWeight)
            throw new RegoLimitException(RegoLimit.ValueSize, $"A value has more than {RegoValue.MaxWeight} parts.");
        return new Extent { Depth = Depth, _weight = _weight + 1 };
    }
}
