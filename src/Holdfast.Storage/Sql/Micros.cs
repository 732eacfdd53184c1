namespace Holdfast.Storage.Sql;

/// <summary>Times as the store keeps them: microseconds since the Unix epoch, UTC.</summary>
static class Micros
{
    public static long Of(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static long Of(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Time(long micros) => new(DateTimeOffset.UnixEpoch.Ticks + (micros * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static TimeSpan Span(long micros) => new(micros * TimeSpan.TicksPerMicrosecond);
}
