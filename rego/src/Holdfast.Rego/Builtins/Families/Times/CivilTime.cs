namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>
/// What a calendar and a clock show, in the Gregorian calendar of all ages. Parts may overflow until they are normalized.
/// </summary>
readonly record struct CivilTime(long Year, int Month, int Day, int Hour, int Minute, int Second, int Nanosecond)
{
    const int SecondsPerDay = 86_400;
    const int DaysPerEra = 146_097;
    const int DaysFromMarchOfYear0 = 719_468;

    static readonly int[] DaysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>0 for Sunday.</summary>
    public int Weekday => (int)Modulo(DaysSinceEpoch() + 4, 7);

    public int DayOfYear => DaysBeforeMonth[Month - 1] + Day + (Month > 2 && IsLeap(Year) ? 1 : 0);

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysIn(long year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    public static CivilTime FromSeconds(long seconds)
    {
        var days = Divide(seconds, SecondsPerDay);
        var rest = (int)(seconds - days * SecondsPerDay);
        var shifted = days + DaysFromMarchOfYear0;
        var era = Divide(shifted, DaysPerEra);
        var dayOfEra = (int)(shifted - era * DaysPerEra);
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var marchMonth = (5 * dayOfYear + 2) / 153;
        var day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        var month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        var year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return new(year, month, day, rest / 3600, rest / 60 % 60, rest % 60, 0);
    }

    public long ToSeconds() => DaysSinceEpoch() * SecondsPerDay + Hour * 3600L + Minute * 60L + Second;

    /// <summary>Adds years and months, which may lead to a day that the month does not have, and days.</summary>
    public CivilTime Add(long years, long months, int days)
    {
        var count = (Year + years) * 12 + (Month - 1) + months;
        var year = Divide(count, 12);
        return this with { Year = year, Month = (int)(count - year * 12) + 1, Day = Day + days };
    }

    long DaysSinceEpoch()
    {
        var year = Month <= 2 ? Year - 1 : Year;
        var era = Divide(year, 400);
        var yearOfEra = year - era * 400;
        var dayOfYear = (153 * (Month > 2 ? Month - 3 : Month + 9) + 2) / 5 + Day - 1;
        return era * DaysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DaysFromMarchOfYear0;
    }

    static long Divide(long value, long divisor) => (value - Modulo(value, divisor)) / divisor;

    static long Modulo(long value, long divisor) => ((value % divisor) + divisor) % divisor;
}
