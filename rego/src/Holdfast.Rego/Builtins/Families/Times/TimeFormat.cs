using System.Globalization;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Writes times by layouts.</summary>
static class TimeFormat
{
    public static void Write(BoundedText text, string layout, Instant time)
    {
        var civil = time.Civil;
        var rest = layout.AsSpan();
        while (rest.Length > 0)
        {
            var kind = TimeLayout.Next(ref rest, out var before, out var part);
            text.Append(before);
            if (kind is LayoutPart.Offset or LayoutPart.OffsetOrZ)
                WriteOffset(text, part, time.Offset);
            else if (kind is LayoutPart.FixedFraction or LayoutPart.ShortFraction)
                WriteFraction(text, part, civil.Nanosecond, trim: kind == LayoutPart.ShortFraction);
            else if (kind == LayoutPart.ZoneName)
                text.Append(time.Zone.AbbreviationAt(time.Seconds));
            else
                text.Append(Part(kind, civil));
        }
    }

    static string Part(LayoutPart kind, CivilTime time) => kind switch
    {
        LayoutPart.LongMonth => CalendarNames.Months[time.Month - 1],
        LayoutPart.ShortMonth => CalendarNames.Months[time.Month - 1][..3],
        LayoutPart.Month => Number(time.Month, "0"),
        LayoutPart.PaddedMonth => Number(time.Month, "00"),
        LayoutPart.LongWeekday => CalendarNames.Days[time.Weekday],
        LayoutPart.ShortWeekday => CalendarNames.Days[time.Weekday][..3],
        LayoutPart.Day => Number(time.Day, "0"),
        LayoutPart.SpacedDay => Number(time.Day, "0").PadLeft(2),
        LayoutPart.PaddedDay => Number(time.Day, "00"),
        LayoutPart.SpacedDayOfYear => Number(time.DayOfYear, "0").PadLeft(3),
        LayoutPart.PaddedDayOfYear => Number(time.DayOfYear, "000"),
        LayoutPart.Hour24 => Number(time.Hour, "00"),
        LayoutPart.Hour12 => Number((time.Hour + 11) % 12 + 1, "0"),
        LayoutPart.PaddedHour12 => Number((time.Hour + 11) % 12 + 1, "00"),
        LayoutPart.Minute => Number(time.Minute, "0"),
        LayoutPart.PaddedMinute => Number(time.Minute, "00"),
        LayoutPart.Second => Number(time.Second, "0"),
        LayoutPart.PaddedSecond => Number(time.Second, "00"),
        LayoutPart.LongYear => Number(time.Year, "0000"),
        LayoutPart.ShortYear => Number(Math.Abs(time.Year % 100), "00"),
        LayoutPart.UpperHalf => time.Hour >= 12 ? "PM" : "AM",
        LayoutPart.LowerHalf => time.Hour >= 12 ? "pm" : "am",
        _ => "",
    };

    static void WriteOffset(BoundedText text, ReadOnlySpan<char> part, int offset)
    {
        if (part[0] == 'Z' && offset == 0)
        {
            text.Append('Z');
            return;
        }
        var magnitude = Math.Abs(offset);
        var colon = part.Contains(':') ? ":" : "";
        text.Append(offset < 0 ? '-' : '+');
        text.Append(Number(magnitude / 3600, "00"));
        if (part.Length > 3)
            text.Append(colon + Number(magnitude / 60 % 60, "00"));
        if (part.Length > 6)
            text.Append(colon + Number(magnitude % 60, "00"));
    }

    static void WriteFraction(BoundedText text, ReadOnlySpan<char> part, int nanosecond, bool trim)
    {
        var digits = Number(nanosecond, "000000000").PadRight(part.Length, '0')[..(part.Length - 1)];
        if (trim)
            digits = digits.TrimEnd('0');
        if (digits.Length > 0)
            text.Append(part[..1].ToString() + digits);
    }

    static string Number(long value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
