namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>What a piece of a layout stands for.</summary>
enum LayoutPart
{
    Text,
    LongMonth,
    ShortMonth,
    Month,
    PaddedMonth,
    LongWeekday,
    ShortWeekday,
    Day,
    SpacedDay,
    PaddedDay,
    SpacedDayOfYear,
    PaddedDayOfYear,
    Hour24,
    Hour12,
    PaddedHour12,
    Minute,
    PaddedMinute,
    Second,
    PaddedSecond,
    LongYear,
    ShortYear,
    UpperHalf,
    LowerHalf,
    ZoneName,

    /// <summary>An offset, such as <c>-0700</c>; the text tells which.</summary>
    Offset,

    /// <summary>An offset that is <c>Z</c> for UTC.</summary>
    OffsetOrZ,

    /// <summary>Digits of the second's fraction, as many as there are zeros.</summary>
    FixedFraction,

    /// <summary>Digits of the second's fraction without trailing zeros.</summary>
    ShortFraction,
}
