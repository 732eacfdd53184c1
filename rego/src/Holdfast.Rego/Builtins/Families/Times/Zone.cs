using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>A time zone: one of the system's database, or a fixed offset.</summary>
internal sealed class Zone
{
    private const int LongestName = 64;
    private const int MostKnown = 1000;
    private const long EarliestSecond = -62_135_596_800;
    private const long LatestSecond = 253_402_300_799;

    private static readonly ConcurrentDictionary<string, Zone> Known = new();

    private readonly TimeZoneInfo? _rules;
    private readonly int _offset;
    private readonly string _name;

    private readonly Lazy<IReadOnlyDictionary<(int Offset, bool Daylight), string>> _letters;

    private Zone(TimeZoneInfo? rules, int offset, string name)
    {
        (_rules, _offset, _name) = (rules, offset, name);
        _letters = new(() => ZoneLetters.Of(rules?.Id ?? name));
    }

    internal static Zone Utc { get; } = new(null, 0, "UTC");

    internal bool IsUtc => ReferenceEquals(this, Utc);

    internal static Zone Fixed(int offset, string name) => new(null, offset, name);

    /// <summary>The zone of a name in the IANA database.</summary>
    internal static bool TryFind(string name, [NotNullWhen(true)] out Zone? zone)
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
    internal int OffsetAt(long seconds) => _rules is null ? _offset : (int)_rules.GetUtcOffset(Moment(seconds)).TotalSeconds;

    /// <summary>The letters for the zone at that time, such as <c>CEST</c>.</summary>
    internal string AbbreviationAt(long seconds)
    {
        if (_rules is null)
            return _name.Length > 0 ? _name : FormatOffset(_offset);
        var offset = OffsetAt(seconds);
        return _letters.Value.TryGetValue((offset, _rules.IsDaylightSavingTime(Moment(seconds))), out var name) ? name : FormatOffset(offset);
    }

    private static string FormatOffset(int offset)
    {
        var (sign, minutes) = (offset < 0 ? '-' : '+', Math.Abs(offset) / 60);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes / 60:00}{(minutes % 60 == 0 ? "" : (minutes % 60).ToString("00", CultureInfo.InvariantCulture))}");
    }

    private static DateTimeOffset Moment(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, EarliestSecond, LatestSecond));

    /// <summary>Names are also paths of files, so that nothing may lead out of the database.</summary>
    private static bool IsSafe(string name) =>
        name.Length <= LongestName && !name.StartsWith('/') && !name.Contains("..", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
