using System.Buffers;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Go's layouts: the parts of one certain moment, in the places where those of others are to stand.</summary>
static class TimeLayout
{
    public const string Rfc3339 = "2006-01-02T15:04:05Z07:00";
    public const string Rfc3339Nano = "2006-01-02T15:04:05.999999999Z07:00";

    static readonly SearchValues<char> Starts = SearchValues.Create("JM012345_PpZ-.,");

    static readonly (string Text, LayoutPart Part)[] Parts =
    [
        ("January", LayoutPart.LongMonth), ("Jan", LayoutPart.ShortMonth), ("Monday", LayoutPart.LongWeekday), ("Mon", LayoutPart.ShortWeekday),
        ("MST", LayoutPart.ZoneName), ("002", LayoutPart.PaddedDayOfYear), ("01", LayoutPart.PaddedMonth), ("02", LayoutPart.PaddedDay),
        ("03", LayoutPart.PaddedHour12), ("04", LayoutPart.PaddedMinute), ("05", LayoutPart.PaddedSecond), ("06", LayoutPart.ShortYear),
        ("15", LayoutPart.Hour24), ("1", LayoutPart.Month), ("2006", LayoutPart.LongYear), ("2", LayoutPart.Day), ("__2", LayoutPart.SpacedDayOfYear),
        ("_2", LayoutPart.SpacedDay), ("3", LayoutPart.Hour12), ("4", LayoutPart.Minute), ("5", LayoutPart.Second), ("PM", LayoutPart.UpperHalf),
        ("pm", LayoutPart.LowerHalf), ("-070000", LayoutPart.Offset), ("-07:00:00", LayoutPart.Offset), ("-0700", LayoutPart.Offset),
        ("-07:00", LayoutPart.Offset), ("-07", LayoutPart.Offset), ("Z070000", LayoutPart.OffsetOrZ), ("Z07:00:00", LayoutPart.OffsetOrZ),
        ("Z0700", LayoutPart.OffsetOrZ), ("Z07:00", LayoutPart.OffsetOrZ), ("Z07", LayoutPart.OffsetOrZ),
    ];

    static readonly Dictionary<string, string> Named = new()
    {
        ["ANSIC"] = "Mon Jan _2 15:04:05 2006",
        ["UnixDate"] = "Mon Jan _2 15:04:05 MST 2006",
        ["RubyDate"] = "Mon Jan 02 15:04:05 -0700 2006",
        ["RFC822"] = "02 Jan 06 15:04 MST",
        ["RFC822Z"] = "02 Jan 06 15:04 -0700",
        ["RFC850"] = "Monday, 02-Jan-06 15:04:05 MST",
        ["RFC1123"] = "Mon, 02 Jan 2006 15:04:05 MST",
        ["RFC1123Z"] = "Mon, 02 Jan 2006 15:04:05 -0700",
        ["RFC3339"] = Rfc3339,
        ["RFC3339Nano"] = Rfc3339Nano,
    };

    /// <summary>The layout a name stands for, or else the text itself.</summary>
    public static string Find(string layout) => Named.GetValueOrDefault(layout, layout);

    /// <summary>Takes the text up to the next part off a layout, and the part.</summary>
    public static LayoutPart Next(ref ReadOnlySpan<char> layout, out ReadOnlySpan<char> before, out ReadOnlySpan<char> part)
    {
        for (var i = 0; i < layout.Length; i++)
        {
            var skipped = layout[i..].IndexOfAny(Starts);
            if (skipped < 0)
                break;
            i += skipped;
            var kind = PartAt(layout, ref i, out var length);
            if (kind == LayoutPart.Text)
                continue;
            before = layout[..i];
            part = layout.Slice(i, length);
            layout = layout[(i + length)..];
            return kind;
        }
        before = layout;
        part = [];
        layout = [];
        return LayoutPart.Text;
    }

    static LayoutPart PartAt(ReadOnlySpan<char> layout, ref int index, out int length)
    {
        var rest = layout[index..];
        length = 0;
        if (rest[0] is '.' or ',')
            return FractionAt(rest, out length);
        if (rest.StartsWith("_2006"))
        {
            index++;
            length = 4;
            return LayoutPart.LongYear;
        }
        foreach (var (text, part) in Parts)
        {
            if (rest[0] != text[0] || !rest.StartsWith(text) || (part == LayoutPart.ShortMonth && rest.Length > 3 && char.IsAsciiLetterLower(rest[3]))
                || (part == LayoutPart.ShortWeekday && rest.Length > 3 && char.IsAsciiLetterLower(rest[3])))
            {
                continue;
            }
            length = text.Length;
            return part;
        }
        return LayoutPart.Text;
    }

    /// <summary>A point or comma with zeros or nines behind it, but no other digits.</summary>
    static LayoutPart FractionAt(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        if (rest.Length < 2 || rest[1] is not ('0' or '9'))
            return LayoutPart.Text;
        var end = rest[1..].IndexOfAnyExcept(rest[1]);
        length = end < 0 ? rest.Length : end + 1;
        if (length < rest.Length && char.IsAsciiDigit(rest[length]))
            return LayoutPart.Text;
        return rest[1] == '0' ? LayoutPart.FixedFraction : LayoutPart.ShortFraction;
    }
}
