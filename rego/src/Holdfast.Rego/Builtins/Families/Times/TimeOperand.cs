using System.Numerics;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Reads the operands of functions on time: nanoseconds, or an array of nanoseconds, zone and layout.</summary>
static class TimeOperand
{
    const string Expected = "must be either number (ns) or [number (ns), string (tz)] but got ";

    public static bool Read(in BuiltinCall call, int index, out Instant instant, out string layout)
    {
        (instant, layout) = (default, "");
        var value = call[index];
        if (value is RegoNumber)
            return ReadNumber(call, value, Zone.Utc, out instant);
        if (value is not RegoArray { Count: > 0 } array)
        {
            call.FailOperand(0, Expected + Values.RegoKindNames.Name(value.Kind));
            return false;
        }
        var zone = Zone.Utc;
        if (array[0] is not RegoNumber || !ReadTexts(call, array, out var zoneName, out layout))
        {
            if (array[0] is not RegoNumber)
                call.FailOperand(0, OperandWording.MustBe(array[0], [RegoKind.Number]));
            return false;
        }
        if (zoneName.Length > 0 && !Zone.TryFind(zoneName, out zone))
        {
            call.Fail($"unknown time zone {zoneName}");
            return false;
        }
        return ReadNumber(call, array[0], zone!, out instant);
    }

    static bool ReadTexts(in BuiltinCall call, RegoArray array, out string zone, out string layout)
    {
        (zone, layout) = ("", "");
        for (var i = 1; i < Math.Min(array.Count, 3); i++)
        {
            if (array[i] is not RegoString text)
            {
                call.FailOperand(0, OperandWording.MustBe(array[i], [RegoKind.String]));
                return false;
            }
            if (i == 1)
                zone = text.Value;
            else
                layout = text.Value;
        }
        return true;
    }

    static bool ReadNumber(in BuiltinCall call, RegoValue value, Zone zone, out Instant instant)
    {
        var number = (RegoNumber)value;
        call.Budget.Charge(number.Cost);
        instant = default;
        if (!number.TryGetInteger(out BigInteger nanoseconds) || nanoseconds < long.MinValue || nanoseconds > long.MaxValue)
        {
            call.Fail("timestamp too big");
            return false;
        }
        instant = new((long)nanoseconds, zone);
        return true;
    }

    /// <summary>The time as nanoseconds, which must fit 64 bits.</summary>
    public static RegoValue? Result(in BuiltinCall call, Instant instant) =>
        instant.Nanoseconds < long.MinValue || instant.Nanoseconds > long.MaxValue
            ? call.Fail("time outside of valid range")
            : RegoNumber.Of((long)instant.Nanoseconds);
}
