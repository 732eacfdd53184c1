namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>The difference of two calendar times in years, months, days, hours, minutes and seconds.</summary>
static class CalendarDifference
{
    public static long[] Between(CivilTime earlier, CivilTime later)
    {
        var years = later.Year - earlier.Year;
        var months = later.Month - earlier.Month;
        var days = later.Day - earlier.Day;
        var seconds = Seconds(later) - Seconds(earlier);
        if (seconds < 0)
            (seconds, days) = (seconds + 86_400, days - 1);
        if (days < 0)
            (days, months) = (days + CivilTime.DaysIn(earlier.Year, earlier.Month), months - 1);
        if (months < 0)
            (months, years) = (months + 12, years - 1);
        return [years, months, days, seconds / 3600, seconds / 60 % 60, seconds % 60];
    }

    static int Seconds(CivilTime time) => time.Hour * 3600 + time.Minute * 60 + time.Second;
}
