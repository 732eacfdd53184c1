using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace Holdfast.AspNetCore.Operations;

/// <summary>Listens to the meter <c>Holdfast</c> and keeps the sums. Thread-safe; bounded, whatever tags arrive.</summary>
sealed class MetricsCollector : IHostedService, IDisposable
{
    const int MostSeries = 5000;

    readonly ConcurrentDictionary<(Instrument Instrument, string Labels), MetricSeries> series = new();
    readonly MeterListener listener = new();

    public MetricsCollector()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == HoldfastTelemetry.SourceName)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
    }

    /// <summary>Writes everything, by metric.</summary>
    public void Write(PrometheusText text)
    {
        foreach (var family in series.GroupBy(pair => pair.Key.Instrument).OrderBy(family => family.Key.Name, StringComparer.Ordinal))
        {
            var name = MetricSeries.NameOf(family.Key);
            text.Family(name, MetricSeries.TypeOf(family.Key), family.Key.Description ?? "");
            foreach (var (key, one) in family.OrderBy(pair => pair.Key.Labels, StringComparer.Ordinal))
                one.Write(text, name, key.Labels);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (instrument, PrometheusText.Labels(tags));
        if (series.TryGetValue(key, out var known) || (series.Count < MostSeries && (known = series.GetOrAdd(key, static one => new MetricSeries(one.Instrument))) is not null))
            known.Add(value);
    }
}
