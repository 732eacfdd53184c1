namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>What was read of a time; numbers that were not are 0, except the day of the year, which is -1.</summary>
struct TimeFields
{
    public int Year;
    public int Month;
    public int Day;
    public int DayOfYear;
    public int Hour;
    public int Minute;
    public int Second;
    public int Nanosecond;
    public int Offset;
    public bool IsMorning;
    public bool IsAfternoon;
    bool hasDay;

    public TimeFields() => (DayOfYear, Day) = (-1, -1);

    /// <summary>The time; or what is wrong, as text behind a colon.</summary>
    public string Complete(out Instant instant)
    {
        instant = default;
        if (IsAfternoon && Hour < 12)
            Hour += 12;
        else if (IsMorning && Hour == 12)
            Hour = 0;
        hasDay = Day >= 0;
        if (DayOfYear >= 0 && ApplyDayOfYear() is { } fault)
            return fault;
        var (month, day) = (Month == 0 ? 1 : Month, Day < 0 ? 1 : Day);
        if (day < 1 || day > CivilTime.DaysIn(Year, month))
            return ": day out of range";
        var civil = new CivilTime(Year, month, day, Hour, Minute, Second, Nanosecond);
        instant = Instant.Of(civil, Zone.Fixed(Offset, ""));
        return "";
    }

    string? ApplyDayOfYear()
    {
        if (DayOfYear < 1 || DayOfYear > (CivilTime.IsLeap(Year) ? 366 : 365))
            return ": day-of-year out of range";
        var date = CivilTime.FromSeconds(new CivilTime(Year, 1, DayOfYear, 0, 0, 0, 0).ToSeconds());
        if (Month > 0 && Month != date.Month)
            return ": day-of-year does not match month";
        if (hasDay && Day != date.Day)
            return ": day-of-year does not match day";
        (Month, Day) = (date.Month, date.Day);
        return null;
    }
}
