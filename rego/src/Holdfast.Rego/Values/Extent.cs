namespace Holdfast.Rego.Values;

/// <summary>Depth and weight of a collection while it is being built; refuses what is too deep or too heavy.</summary>
struct Extent
{
    long weight;

    public int Depth { get; private set; }

    public readonly int Weight => (int)weight;

    public void Include(RegoValue part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Depth = Math.Max(Depth, part.Depth + 1);
        weight += part.Weight;
    }

    /// <summary>The extent with the collection itself counted.</summary>
    public readonly Extent Close()
    {
        if (Depth > RegoValue.MaxDepth)
            throw new RegoLimitException(RegoLimit.ValueDepth, $"A value is nested deeper than {RegoValue.MaxDepth}.");
        if (weight >= RegoValue.MaxWeight)
            throw new RegoLimitException(RegoLimit.ValueSize, $"A value has more than {RegoValue.MaxWeight} parts.");
        return new Extent { Depth = Depth, weight = weight + 1 };
    }
}
