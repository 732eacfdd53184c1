namespace Holdfast.Rego.Benchmarks;

/// <summary>The middle of several runs, with its ends.</summary>
sealed record Median(double Lowest, double Middle, double Highest)
{
    public static Median Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }

    public override string ToString() => $"{Middle,10:N2} ({Lowest:N2}–{Highest:N2})";
}
