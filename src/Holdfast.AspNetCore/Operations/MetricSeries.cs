using System.Diagnostics.Metrics;

namespace Holdfast.AspNetCore.Operations;

/// <summary>The running sums of one instrument with one set of labels. Thread-safe.</summary>
sealed class MetricSeries(Instrument instrument)
{
    static readonly double[] CountBounds = [1, 2, 4, 8, 16, 32, 64, 128];

    readonly Lock guard = new();
    readonly double[] bounds = IsHistogram(instrument) ? BoundsOf(instrument) : [];
    readonly long[] counts = new long[IsHistogram(instrument) ? BoundsOf(instrument).Length + 1 : 0];
    double sum;

    /// <summary>The metric's name: the unit and, for counters, <c>total</c> stand at its end.</summary>
    public static string NameOf(Instrument instrument) =>
        PrometheusText.Name(instrument.Name) + (instrument.Unit == "s" ? "_seconds" : "") + (TypeOf(instrument) == "counter" ? "_total" : "");

    public static string TypeOf(Instrument instrument) => instrument switch
    {
        Counter<long> or Counter<int> or Counter<double> => "counter",
        _ when IsHistogram(instrument) => "histogram",
        _ => "gauge",
    };

    public void Add(double value)
    {
        lock (guard)
        {
            sum += value;
            if (counts.Length > 0)
                counts[Array.FindIndex(bounds, bound => value <= bound) is var place and >= 0 ? place : bounds.Length]++;
        }
    }

    public void Write(PrometheusText text, string name, string labels)
    {
        lock (guard)
        {
            if (counts.Length == 0)
            {
                text.Sample(name, labels, sum);
                return;
            }
            var separator = labels.Length > 0 ? "," : "";
            long running = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                running += counts[i];
                var bound = PrometheusText.Number(i < bounds.Length ? bounds[i] : double.PositiveInfinity);
                text.Sample(name + "_bucket", $"{labels}{separator}le=\"{bound}\"", running);
            }
            text.Sample(name + "_sum", labels, sum);
            text.Sample(name + "_count", labels, running);
        }
    }

    static bool IsHistogram(Instrument instrument) => instrument is Histogram<long> or Histogram<int> or Histogram<double>;

    static double[] BoundsOf(Instrument instrument) =>
        instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } advised } ? [.. advised] : CountBounds;
}
