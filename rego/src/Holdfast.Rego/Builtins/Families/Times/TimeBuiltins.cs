using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Functions on points in time, which are nanoseconds since 1970.</summary>
static class TimeBuiltins
{
    const T Time = T.Number | T.Array;
    const long FarthestStep = 400_000_000;
    const string OutsideRange = "time outside of valid range";

    public static readonly Builtin[] All =
    [
        Builtin.Function("time.now_ns", [], T.Number, (in call) => RegoNumber.Of(call.Context.NowNanoseconds), BuiltinTraits.Nondeterministic),
        Builtin.Function("time.date", [Time], T.Array, (in call) => Civil(call, time => [time.Year, time.Month, time.Day])),
        Builtin.Function("time.clock", [Time], T.Array, (in call) => Civil(call, time => [time.Hour, time.Minute, time.Second])),
        Builtin.Function("time.weekday", [Time], T.String, Weekday),
        Builtin.Function("time.add_date", [Time, T.Number, T.Number, T.Number], T.Number, AddDate),
        Builtin.Function("time.diff", [Time, Time], T.Array, Difference),
        Builtin.Function("time.format", [Time], T.String, Format),
        Builtin.Function("time.parse_ns", [T.String, T.String], T.Number, Parse),
        Builtin.Function("time.parse_rfc3339_ns", [T.String], T.Number, ParseRfc3339),
        Builtin.Function("time.parse_duration_ns", [T.String], T.Number, ParseDuration),
    ];

    static RegoArray? Civil(in BuiltinCall call, Func<CivilTime, long[]> parts) =>
        TimeOperand.Read(call, 0, out var time, out _) ? Numbers(parts(time.Civil)) : null;

    static RegoArray Numbers(long[] numbers) => RegoArray.Adopt([.. numbers.Select(RegoValue (number) => RegoNumber.Of(number))]);

    static RegoString? Weekday(in BuiltinCall call) =>
        TimeOperand.Read(call, 0, out var time, out _) ? RegoString.Of(CalendarNames.Days[time.Civil.Weekday]) : null;

    static RegoValue? AddDate(in BuiltinCall call)
    {
        if (!TimeOperand.Read(call, 0, out var time, out _) || !call.Int64(1, out var years) || !call.Int64(2, out var months) || !call.Int64(3, out var days))
            return null;
        if (IsFar(years) || IsFar(months) || IsFar(days))
            return call.Fail(OutsideRange);
        return TimeOperand.Result(call, Instant.Of(time.Civil.Add(years, months, (int)days), time.Zone));
    }

    static bool IsFar(long step) => step is < -FarthestStep or > FarthestStep;

    static RegoArray? Difference(in BuiltinCall call)
    {
        if (!TimeOperand.Read(call, 0, out var first, out _) || !TimeOperand.Read(call, 1, out var second, out _))
            return null;
        second = second with { Zone = first.Zone };
        return Numbers(first.Nanoseconds > second.Nanoseconds ? CalendarDifference.Between(second.Civil, first.Civil) : CalendarDifference.Between(first.Civil, second.Civil));
    }

    static RegoString? Format(in BuiltinCall call)
    {
        if (!TimeOperand.Read(call, 0, out var time, out var layout))
            return null;
        call.Budget.Charge(call[0].Weight);
        var text = call.NewText();
        TimeFormat.Write(text, TimeLayout.Find(layout.Length == 0 ? TimeLayout.Rfc3339Nano : layout), time);
        return call.Result(text);
    }

    static RegoValue? Parse(in BuiltinCall call) =>
        call.Text(0, out var layout) && call.Text(1, out var text) ? Parse(call, TimeLayout.Find(layout), text) : null;

    static RegoValue? ParseRfc3339(in BuiltinCall call) =>
        call.Text(0, out var text) ? Parse(call, TimeLayout.Rfc3339, text) : null;

    static RegoValue? Parse(in BuiltinCall call, string layout, string text) =>
        TimeParser.TryParse(layout, text, out var instant, out var fault) ? TimeOperand.Result(call, instant) : call.Fail(fault);

    static RegoValue? ParseDuration(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        return Duration.TryParse(text, out var nanoseconds, out var fault) ? RegoNumber.Of(nanoseconds) : call.Fail(fault);
    }
}
