using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Reads times by layouts. What a layout leaves out is the start of the year 0, in UTC.</summary>
ref struct TimeParser
{
    const int LongestQuote = 100;

    ReadOnlySpan<char> rest;
    TimeFields fields;
    string outOfRange;

    TimeParser(string text)
    {
        rest = text;
        fields = new TimeFields();
        outOfRange = "";
    }

    public static bool TryParse(string layout, string text, out Instant instant, out string fault)
    {
        instant = default;
        var parser = new TimeParser(text);
        fault = parser.Run(layout);
        if (fault.Length == 0)
            fault = parser.fields.Complete(out instant);
        if (fault.Length == 0)
            return true;
        fault = fault.StartsWith(':')
            ? $"parsing time {Quote(text)}{fault}"
            : $"parsing time {Quote(text)} as {Quote(layout)}: {fault}";
        return false;
    }

    /// <summary>Follows the layout; answers what is wrong, with a colon in front when it is about a value.</summary>
    string Run(string layout)
    {
        var pieces = layout.AsSpan();
        while (true)
        {
            var kind = TimeLayout.Next(ref pieces, out var before, out var part);
            if (!Skip(before))
                return $"cannot parse {Quote(rest)} as {Quote(before)}";
            if (kind == LayoutPart.Text)
                return rest.Length == 0 ? "" : $": extra text: {Quote(rest)}";
            var hold = rest;
            if (!Read(kind, part))
                return $"cannot parse {Quote(hold)} as {Quote(part)}";
            if (outOfRange.Length == 0 && kind is LayoutPart.Second or LayoutPart.PaddedSecond && !ReadFractionBehindSecond(pieces))
                return $"cannot parse {Quote(hold)} as {Quote(part)}";
            if (outOfRange.Length > 0)
                return $": {outOfRange} out of range";
        }
    }

    bool Read(LayoutPart kind, scoped ReadOnlySpan<char> part) => kind switch
    {
        LayoutPart.ShortYear or LayoutPart.LongYear => ReadYear(kind == LayoutPart.LongYear),
        LayoutPart.ShortMonth or LayoutPart.LongMonth => ReadName(CalendarNames.Months, kind == LayoutPart.LongMonth, out fields.Month),
        LayoutPart.ShortWeekday or LayoutPart.LongWeekday => ReadName(CalendarNames.Days, kind == LayoutPart.LongWeekday, out _),
        LayoutPart.Month or LayoutPart.PaddedMonth => ReadNumber(kind == LayoutPart.PaddedMonth, 1, 12, "month", out fields.Month),
        LayoutPart.Day or LayoutPart.SpacedDay or LayoutPart.PaddedDay => ReadDay(kind),
        LayoutPart.SpacedDayOfYear or LayoutPart.PaddedDayOfYear => ReadDayOfYear(kind == LayoutPart.PaddedDayOfYear),
        LayoutPart.Hour24 => ReadNumber(false, 0, 23, "hour", out fields.Hour),
        LayoutPart.Hour12 or LayoutPart.PaddedHour12 => ReadNumber(kind == LayoutPart.PaddedHour12, 0, 12, "hour", out fields.Hour),
        LayoutPart.Minute or LayoutPart.PaddedMinute => ReadNumber(kind == LayoutPart.PaddedMinute, 0, 59, "minute", out fields.Minute),
        LayoutPart.Second or LayoutPart.PaddedSecond => ReadNumber(kind == LayoutPart.PaddedSecond, 0, 59, "second", out fields.Second),
        LayoutPart.UpperHalf => ReadHalf("AM", "PM"),
        LayoutPart.LowerHalf => ReadHalf("am", "pm"),
        LayoutPart.ZoneName => ReadZoneName(),
        LayoutPart.FixedFraction => rest.Length >= part.Length && ReadFraction(part.Length),
        LayoutPart.ShortFraction => !StartsFraction || ReadFraction(FractionLength()),
        _ => ReadOffset(part),
    };

    readonly bool StartsFraction => rest.Length >= 2 && rest[0] is '.' or ',' && char.IsAsciiDigit(rest[1]);

    /// <summary>Passes over text of the layout; any number of spaces stands for any other.</summary>
    bool Skip(scoped ReadOnlySpan<char> expected)
    {
        while (expected.Length > 0)
        {
            if (expected[0] == ' ')
            {
                if (rest.Length > 0 && rest[0] != ' ')
                    return false;
                expected = expected.TrimStart(' ');
                rest = rest.TrimStart(' ');
                continue;
            }
            if (rest.Length == 0 || rest[0] != expected[0])
                return false;
            expected = expected[1..];
            rest = rest[1..];
        }
        return true;
    }

    bool ReadYear(bool isLong)
    {
        var length = isLong ? 4 : 2;
        if (rest.Length < length || rest[..length].IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        var year = Digits(rest[..length]);
        fields.Year = isLong ? year : year + (year >= 69 ? 1900 : 2000);
        rest = rest[length..];
        return true;
    }

    bool ReadName(string[] names, bool isLong, out int number)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var name = isLong ? names[i] : names[i][..3];
            if (!rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;
            rest = rest[name.Length..];
            number = i + 1;
            return true;
        }
        number = 0;
        return false;
    }

    bool ReadNumber(bool padded, int least, int most, string what, out int number)
    {
        number = 0;
        if (rest.Length == 0 || !char.IsAsciiDigit(rest[0]))
            return false;
        var length = rest.Length > 1 && char.IsAsciiDigit(rest[1]) ? 2 : 1;
        if (padded && length == 1)
            return false;
        number = Digits(rest[..length]);
        rest = rest[length..];
        if (number < least || number > most)
            outOfRange = what;
        return true;
    }

    bool ReadDay(LayoutPart kind)
    {
        if (kind == LayoutPart.SpacedDay && rest.StartsWith(" "))
            rest = rest[1..];
        return ReadNumber(kind == LayoutPart.PaddedDay, 0, 99, "day", out fields.Day);
    }

    bool ReadDayOfYear(bool padded)
    {
        for (var i = 0; i < 2 && !padded && rest.StartsWith(" "); i++)
            rest = rest[1..];
        var length = 0;
        while (length < 3 && length < rest.Length && char.IsAsciiDigit(rest[length]))
            length++;
        if (length == 0 || (padded && length != 3))
            return false;
        fields.DayOfYear = Digits(rest[..length]);
        rest = rest[length..];
        return true;
    }

    bool ReadHalf(string morning, string afternoon)
    {
        fields.IsMorning = rest.StartsWith(morning);
        fields.IsAfternoon = rest.StartsWith(afternoon);
        if (!fields.IsMorning && !fields.IsAfternoon)
            return false;
        rest = rest[2..];
        return true;
    }

    bool ReadFractionBehindSecond(scoped ReadOnlySpan<char> layout)
    {
        if (!StartsFraction || TimeLayout.Next(ref layout, out _, out _) is LayoutPart.FixedFraction or LayoutPart.ShortFraction)
            return true;
        return ReadFraction(FractionLength());
    }

    readonly int FractionLength()
    {
        var end = rest[1..].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? rest.Length : end + 1;
    }

    /// <summary>Reads a point or comma and digits, of which nine count.</summary>
    bool ReadFraction(int length)
    {
        var digits = rest[1..length];
        if (rest[0] is not ('.' or ',') || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        fields.Nanosecond = Digits(digits.ToString().PadRight(9, '0').AsSpan(0, 9));
        rest = rest[length..];
        return true;
    }

    bool ReadZoneName()
    {
        if (rest.StartsWith("UTC"))
        {
            fields.Offset = 0;
            rest = rest[3..];
            return true;
        }
        var length = ZoneNames.LengthAt(rest);
        rest = rest[length..];
        return length > 0;
    }

    bool ReadOffset(scoped ReadOnlySpan<char> part)
    {
        if (part[0] == 'Z' && rest.StartsWith("Z"))
        {
            fields.Offset = 0;
            rest = rest[1..];
            return true;
        }
        if (rest.Length < part.Length || rest[0] is not ('+' or '-'))
            return false;
        Span<int> values = [0, 0, 0];
        var count = 0;
        for (var i = 1; i < part.Length;)
        {
            if (part[i] == ':')
            {
                if (rest[i++] != ':')
                    return false;
                continue;
            }
            if (!char.IsAsciiDigit(rest[i]) || !char.IsAsciiDigit(rest[i + 1]))
                return false;
            values[count++] = Digits(rest.Slice(i, 2));
            i += 2;
        }
        outOfRange = values[0] > 24 ? "time zone offset hour" : values[1] > 60 ? "time zone offset minute" : values[2] > 60 ? "time zone offset second" : outOfRange;
        var offset = values[0] * 3600 + values[1] * 60 + values[2];
        fields.Offset = rest[0] == '-' ? -offset : offset;
        rest = rest[part.Length..];
        return true;
    }

    static int Digits(ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    static string Quote(scoped ReadOnlySpan<char> text) => QuotedText.Of(text[..Math.Min(text.Length, LongestQuote)].ToString());
}
