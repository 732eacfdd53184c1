using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Reads times by layouts. What a layout leaves out is the start of the year 0, in UTC.</summary>
internal ref struct TimeParser
{
    private const int LongestQuote = 100;

    private ReadOnlySpan<char> _rest;
    private TimeFields _fields;
    private string _outOfRange;

    private TimeParser(string text)
    {
        _rest = text;
        _fields = new TimeFields();
        _outOfRange = "";
    }

    internal static bool TryParse(string layout, string text, out Instant instant, out string fault)
    {
        instant = default;
        var parser = new TimeParser(text);
        fault = parser.Run(layout);
        if (fault.Length == 0)
            fault = parser._fields.Complete(out instant);
        if (fault.Length == 0)
            return true;
        fault = fault.StartsWith(':')
            ? $"parsing time {Quote(text)}{fault}"
            : $"parsing time {Quote(text)} as {Quote(layout)}: {fault}";
        return false;
    }

    /// <summary>Follows the layout; answers what is wrong, with a colon in front when it is about a value.</summary>
    private string Run(string layout)
    {
        var pieces = layout.AsSpan();
        while (true)
        {
            var kind = TimeLayout.Next(ref pieces, out var before, out var part);
            if (!Skip(before))
                return $"cannot parse {Quote(_rest)} as {Quote(before)}";
            if (kind == LayoutPart.Text)
                return _rest.Length == 0 ? "" : $": extra text: {Quote(_rest)}";
            var hold = _rest;
            if (!Read(kind, part))
                return $"cannot parse {Quote(hold)} as {Quote(part)}";
            if (_outOfRange.Length == 0 && kind is LayoutPart.Second or LayoutPart.PaddedSecond && !ReadFractionBehindSecond(pieces))
                return $"cannot parse {Quote(hold)} as {Quote(part)}";
            if (_outOfRange.Length > 0)
                return $": {_outOfRange} out of range";
        }
    }

    private bool Read(LayoutPart kind, scoped ReadOnlySpan<char> part) => kind switch
    {
        LayoutPart.ShortYear or LayoutPart.LongYear => ReadYear(kind == LayoutPart.LongYear),
        LayoutPart.ShortMonth or LayoutPart.LongMonth => ReadName(CalendarNames.Months, kind == LayoutPart.LongMonth, out _fields.Month),
        LayoutPart.ShortWeekday or LayoutPart.LongWeekday => ReadName(CalendarNames.Days, kind == LayoutPart.LongWeekday, out _),
        LayoutPart.Month or LayoutPart.PaddedMonth => ReadNumber(kind == LayoutPart.PaddedMonth, 1, 12, "month", out _fields.Month),
        LayoutPart.Day or LayoutPart.SpacedDay or LayoutPart.PaddedDay => ReadDay(kind),
        LayoutPart.SpacedDayOfYear or LayoutPart.PaddedDayOfYear => ReadDayOfYear(kind == LayoutPart.PaddedDayOfYear),
        LayoutPart.Hour24 => ReadNumber(false, 0, 23, "hour", out _fields.Hour),
        LayoutPart.Hour12 or LayoutPart.PaddedHour12 => ReadNumber(kind == LayoutPart.PaddedHour12, 0, 12, "hour", out _fields.Hour),
        LayoutPart.Minute or LayoutPart.PaddedMinute => ReadNumber(kind == LayoutPart.PaddedMinute, 0, 59, "minute", out _fields.Minute),
        LayoutPart.Second or LayoutPart.PaddedSecond => ReadNumber(kind == LayoutPart.PaddedSecond, 0, 59, "second", out _fields.Second),
        LayoutPart.UpperHalf => ReadHalf("AM", "PM"),
        LayoutPart.LowerHalf => ReadHalf("am", "pm"),
        LayoutPart.ZoneName => ReadZoneName(),
        LayoutPart.FixedFraction => _rest.Length >= part.Length && ReadFraction(part.Length),
        LayoutPart.ShortFraction => !StartsFraction || ReadFraction(FractionLength()),
        _ => ReadOffset(part),
    };

    private readonly bool StartsFraction => _rest.Length >= 2 && _rest[0] is '.' or ',' && char.IsAsciiDigit(_rest[1]);

    /// <summary>Passes over text of the layout; any number of spaces stands for any other.</summary>
    private bool Skip(scoped ReadOnlySpan<char> expected)
    {
        while (expected.Length > 0)
        {
            if (expected[0] == ' ')
            {
                if (_rest.Length > 0 && _rest[0] != ' ')
                    return false;
                expected = expected.TrimStart(' ');
                _rest = _rest.TrimStart(' ');
                continue;
            }
            if (_rest.Length == 0 || _rest[0] != expected[0])
                return false;
            expected = expected[1..];
            _rest = _rest[1..];
        }
        return true;
    }

    private bool ReadYear(bool isLong)
    {
        var length = isLong ? 4 : 2;
        if (_rest.Length < length || _rest[..length].IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        var year = Digits(_rest[..length]);
        _fields.Year = isLong ? year : year + (year >= 69 ? 1900 : 2000);
        _rest = _rest[length..];
        return true;
    }

    private bool ReadName(string[] names, bool isLong, out int number)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var name = isLong ? names[i] : names[i][..3];
            if (!_rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;
            _rest = _rest[name.Length..];
            number = i + 1;
            return true;
        }
        number = 0;
        return false;
    }

    private bool ReadNumber(bool padded, int least, int most, string what, out int number)
    {
        number = 0;
        if (_rest.Length == 0 || !char.IsAsciiDigit(_rest[0]))
            return false;
        var length = _rest.Length > 1 && char.IsAsciiDigit(_rest[1]) ? 2 : 1;
        if (padded && length == 1)
            return false;
        number = Digits(_rest[..length]);
        _rest = _rest[length..];
        if (number < least || number > most)
            _outOfRange = what;
        return true;
    }

    private bool ReadDay(LayoutPart kind)
    {
        if (kind == LayoutPart.SpacedDay && _rest.StartsWith(" "))
            _rest = _rest[1..];
        return ReadNumber(kind == LayoutPart.PaddedDay, 0, 99, "day", out _fields.Day);
    }

    private bool ReadDayOfYear(bool padded)
    {
        for (var i = 0; i < 2 && !padded && _rest.StartsWith(" "); i++)
            _rest = _rest[1..];
        var length = 0;
        while (length < 3 && length < _rest.Length && char.IsAsciiDigit(_rest[length]))
            length++;
        if (length == 0 || (padded && length != 3))
            return false;
        _fields.DayOfYear = Digits(_rest[..length]);
        _rest = _rest[length..];
        return true;
    }

    private bool ReadHalf(string morning, string afternoon)
    {
        _fields.IsMorning = _rest.StartsWith(morning);
        _fields.IsAfternoon = _rest.StartsWith(afternoon);
        if (!_fields.IsMorning && !_fields.IsAfternoon)
            return false;
        _rest = _rest[2..];
        return true;
    }

    private bool ReadFractionBehindSecond(scoped ReadOnlySpan<char> layout)
    {
        if (!StartsFraction || TimeLayout.Next(ref layout, out _, out _) is LayoutPart.FixedFraction or LayoutPart.ShortFraction)
            return true;
        return ReadFraction(FractionLength());
    }

    private readonly int FractionLength()
    {
        var end = _rest[1..].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? _rest.Length : end + 1;
    }

    /// <summary>Reads a point or comma and digits, of which nine count.</summary>
    private bool ReadFraction(int length)
    {
        var digits = _rest[1..length];
        if (_rest[0] is not ('.' or ',') || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        _fields.Nanosecond = Digits(digits.ToString().PadRight(9, '0').AsSpan(0, 9));
        _rest = _rest[length..];
        return true;
    }

    private bool ReadZoneName()
    {
        if (_rest.StartsWith("UTC"))
        {
            _fields.Offset = 0;
            _rest = _rest[3..];
            return true;
        }
        var length = ZoneNames.LengthAt(_rest);
        _rest = _rest[length..];
        return length > 0;
    }

    private bool ReadOffset(scoped ReadOnlySpan<char> part)
    {
        if (part[0] == 'Z' && _rest.StartsWith("Z"))
        {
            _fields.Offset = 0;
            _rest = _rest[1..];
            return true;
        }
        if (_rest.Length < part.Length || _rest[0] is not ('+' or '-'))
            return false;
        Span<int> values = [0, 0, 0];
        var count = 0;
        for (var i = 1; i < part.Length;)
        {
            if (part[i] == ':')
            {
                if (_rest[i++] != ':')
                    return false;
                continue;
            }
            if (!char.IsAsciiDigit(_rest[i]) || !char.IsAsciiDigit(_rest[i + 1]))
                return false;
            values[count++] = Digits(_rest.Slice(i, 2));
            i += 2;
        }
        _outOfRange = values[0] > 24 ? "time zone offset hour" : values[1] > 60 ? "time zone offset minute" : values[2] > 60 ? "time zone offset second" : _outOfRange;
        var offset = values[0] * 3600 + values[1] * 60 + values[2];
        _fields.Offset = _rest[0] == '-' ? -offset : offset;
        _rest = _rest[part.Length..];
        return true;
    }

    private static int Digits(ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static string Quote(scoped ReadOnlySpan<char> text) => QuotedText.Of(text[..Math.Min(text.Length, LongestQuote)].ToString());
}
