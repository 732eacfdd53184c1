using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Functions that cut texts at a delimiter. The empty delimiter cuts between all code points.</summary>
static class SplitBuiltins
{
    const int BytesPerPart = 64;

    public static readonly Builtin[] All =
    [
        Builtin.Function("split", [T.String, T.String], T.Array, Split),
        Builtin.Function("strings.split_n", [T.String, T.String, T.Number], T.Array, SplitSome),
    ];

    static RegoArray? Split(in BuiltinCall call) =>
        Parts(call) is { } parts ? RegoArray.Of(parts) : null;

    /// <summary>The first parts, or with a negative number the last ones.</summary>
    static RegoArray? SplitSome(in BuiltinCall call)
    {
        if (!call.String(0, out _) || !call.String(1, out _) || !call.Int64(2, out var count) || Parts(call) is not { } parts)
            return null;
        var kept = (int)Math.Min(Math.Abs(Math.Max(count, -int.MaxValue)), parts.Length);
        return RegoArray.Of(count < 0 ? parts.AsSpan(parts.Length - kept) : parts.AsSpan(0, kept));
    }

    static RegoValue[]? Parts(in BuiltinCall call)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var delimiter))
            return null;
        call.Budget.ChargeSearch(text, delimiter);
        if (delimiter.Length == 0)
        {
            call.Budget.ChargeOutput((long)text.Length * BytesPerPart);
            return [.. text.EnumerateRunes().Select(RegoValue (rune) => RegoString.Of(rune.ToString()))];
        }
        var count = text.AsSpan().Count(delimiter) + 1;
        if (count == 1)
            return [call[0]];
        call.Budget.ChargeOutput((long)count * BytesPerPart + text.Length * 2L);
        var parts = new RegoValue[count];
        var start = 0;
        for (var i = 0; i < count - 1; i++)
        {
            var end = text.IndexOf(delimiter, start, StringComparison.Ordinal);
            parts[i] = RegoString.Of(text[start..end]);
            start = end + delimiter.Length;
        }
        parts[^1] = RegoString.Of(text[start..]);
        return parts;
    }
}
