namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>A point in time as nanoseconds since 1970, and the zone its clock is read in.</summary>
readonly record struct Instant(Int128 Nanoseconds, Zone Zone)
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    public long Seconds => (long)FloorDivide(Nanoseconds, NanosecondsPerSecond);

    public int Fraction => (int)(Nanoseconds - (Int128)Seconds * NanosecondsPerSecond);

    public int Offset => Zone.OffsetAt(Seconds);

    /// <summary>What calendar and clock show.</summary>
    public CivilTime Civil => CivilTime.FromSeconds(Seconds + Offset) with { Nanosecond = Fraction };

    /// <summary>The time at which calendar and clock of a zone show this.</summary>
    public static Instant Of(CivilTime civil, Zone zone)
    {
        var local = civil.ToSeconds();
        var seconds = local - zone.OffsetAt(local - zone.OffsetAt(local));
        return new((Int128)seconds * NanosecondsPerSecond + civil.Nanosecond, zone);
    }

    static Int128 FloorDivide(Int128 value, long divisor)
    {
        var quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }
}
