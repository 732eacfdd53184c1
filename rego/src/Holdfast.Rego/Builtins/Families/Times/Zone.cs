using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>A time zone: one of the system's database, or a fixed offset.</summary>
sealed class Zone
{
    const int LongestName = 64;
    const int MostKnown = 1000;
    const long EarliestSecond = -62_135_596_800;
    const long LatestSecond = 253_402_300_799;

    static readonly ConcurrentDictionary<string, Zone> Known = new();

    readonly TimeZoneInfo? rules;
    readonly int offset;
    readonly string name;

    readonly Lazy<IReadOnlyDictionary<(int Offset, bool Daylight), string>> letters;

    Zone(TimeZoneInfo? rules, int offset, string name)
    {
        (this.rules, this.offset, this.name) = (rules, offset, name);
        letters = new(() => ZoneLetters.Of(rules?.Id ?? name));
    }

    public static Zone Utc { get; } = new(null, 0, "UTC");

    public bool IsUtc => ReferenceEquals(this, Utc);

    public static Zone Fixed(int offset, string name) => new(null, offset, name);

    /// <summary>The zone of a name in the IANA database.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out Zone? zone)
    {
        zone = name is "" or "UTC" ? Utc : Known.GetValueOrDefault(name);
        if (zone is not null)
            return true;
        if (name == "Local")
            zone = new(TimeZoneInfo.Local, 0, "Local");
        else if (IsSafe(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var rules))
            zone = new(rules, 0, name);
        if (zone is not null && Known.Count < MostKnown)
            Known[name] = zone;
        return zone is not null;
    }

    /// <summary>Seconds that the zone's clocks are ahead of UTC at a time in seconds since 1970.</summary>
    public int OffsetAt(long seconds) => rules is null ? offset : (int)rules.GetUtcOffset(Moment(seconds)).TotalSeconds;

    /// <summary>The letters for the zone at that time, such as <c>CEST</c>.</summary>
    public string AbbreviationAt(long seconds)
    {
        if (rules is null)
            return this.name.Length > 0 ? this.name : FormatOffset(this.offset);
        var offset = OffsetAt(seconds);
        return letters.Value.TryGetValue((offset, rules.IsDaylightSavingTime(Moment(seconds))), out var name) ? name : FormatOffset(offset);
    }

    static string FormatOffset(int offset)
    {
        var (sign, minutes) = (offset < 0 ? '-' : '+', Math.Abs(offset) / 60);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes / 60:00}{(minutes % 60 == 0 ? "" : (minutes % 60).ToString("00", CultureInfo.InvariantCulture))}");
    }

    static DateTimeOffset Moment(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, EarliestSecond, LatestSecond));

    /// <summary>Names are also paths of files, so that nothing may lead out of the database.</summary>
    static bool IsSafe(string name) =>
        name.Length <= LongestName && !name.StartsWith('/') && !name.Contains("..", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
