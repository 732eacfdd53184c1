using System.Text;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Functions that take something away from the ends of texts.</summary>
static class TrimBuiltins
{
    const int MembersPerStep = 16;

    public static readonly Builtin[] All =
    [
        Builtin.Function("trim", [T.String, T.String], T.String, (in call) => TrimSet(call, left: true, right: true)),
        Builtin.Function("trim_left", [T.String, T.String], T.String, (in call) => TrimSet(call, left: true, right: false)),
        Builtin.Function("trim_right", [T.String, T.String], T.String, (in call) => TrimSet(call, left: false, right: true)),
        Builtin.Function("trim_prefix", [T.String, T.String], T.String, TrimPrefix),
        Builtin.Function("trim_suffix", [T.String, T.String], T.String, TrimSuffix),
        Builtin.Function("trim_space", [T.String], T.String, TrimSpace),
    ];

    static RegoValue? TrimSet(in BuiltinCall call, bool left, bool right)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var members))
            return null;
        var (start, end) = (0, text.Length);
        while (left && start < end && Leads(call, text, start, members, out var width))
            start += width;
        while (right && start < end && Trails(call, text.AsSpan(start, end - start), members, out var width))
            end -= width;
        return Cut(call, text, start, end);
    }

    static bool Leads(in BuiltinCall call, string text, int start, string members, out int width)
    {
        call.Budget.Charge(1 + members.Length / MembersPerStep);
        Rune.DecodeFromUtf16(text.AsSpan(start), out var rune, out width);
        return Contains(members, rune);
    }

    static bool Trails(in BuiltinCall call, ReadOnlySpan<char> text, string members, out int width)
    {
        call.Budget.Charge(1 + members.Length / MembersPerStep);
        Rune.DecodeLastFromUtf16(text, out var rune, out width);
        return Contains(members, rune);
    }

    static bool Contains(string members, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        return members.AsSpan().Contains(units[..rune.EncodeToUtf16(units)], StringComparison.Ordinal);
    }

    static RegoValue? TrimPrefix(in BuiltinCall call)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var prefix))
            return null;
        return Cut(call, text, text.StartsWith(prefix, StringComparison.Ordinal) ? prefix.Length : 0, text.Length);
    }

    static RegoValue? TrimSuffix(in BuiltinCall call)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var suffix))
            return null;
        return Cut(call, text, 0, text.EndsWith(suffix, StringComparison.Ordinal) ? text.Length - suffix.Length : text.Length);
    }

    static RegoValue? TrimSpace(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        var rest = text.AsSpan().TrimEnd();
        return Cut(call, text, rest.Length - rest.TrimStart().Length, rest.Length);
    }

    static RegoValue Cut(in BuiltinCall call, string text, int start, int end)
    {
        if (start == 0 && end == text.Length)
            return call[0];
        call.Budget.ChargeText(end - start);
        return RegoString.Of(text[start..end]);
    }
}
