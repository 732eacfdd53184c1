using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>
/// Replaces from left to right without looking at what was put in. Where several old texts fit, the first in the list counts;
/// the empty one fits between all code points.
/// </summary>
static class Replacement
{
    public static RegoValue Run(in BuiltinCall call, RegoValue original, string text, (string Old, string New)[] pairs)
    {
        var result = call.NewText();
        var changed = pairs is [{ Old.Length: > 0 }]
            ? ReplaceOne(call, result, text, pairs[0].Old, pairs[0].New)
            : ReplaceAny(call, result, text, pairs);
        return changed ? call.Result(result) : original;
    }

    static bool ReplaceOne(in BuiltinCall call, BoundedText result, string text, string old, string replacement)
    {
        call.Budget.ChargeSearch(text, old);
        var copied = 0;
        for (int found; (found = text.IndexOf(old, copied, StringComparison.Ordinal)) >= 0; copied = found + old.Length)
        {
            call.Budget.Step();
            result.Append(text.AsSpan(copied, found - copied));
            result.Append(replacement);
        }
        result.Append(text.AsSpan(copied));
        return copied > 0;
    }

    static bool ReplaceAny(in BuiltinCall call, BoundedText result, string text, (string Old, string New)[] pairs)
    {
        var candidates = ByFirstUnit(pairs);
        var empty = Array.FindIndex(pairs, pair => pair.Old.Length == 0);
        var (copied, position, afterEmpty) = (0, 0, false);
        while (position <= text.Length)
        {
            call.Budget.Step();
            var best = afterEmpty || empty < 0 ? int.MaxValue : empty;
            if (position < text.Length && candidates.TryGetValue(text[position], out var fitting))
                best = Math.Min(best, FirstFit(call, text, position, pairs, fitting));
            if (best == int.MaxValue)
            {
                position += position < text.Length ? CodePoints.Width(text, position) : 1;
                afterEmpty = false;
                continue;
            }
            result.Append(text.AsSpan(copied, position - copied));
            result.Append(pairs[best].New);
            afterEmpty = pairs[best].Old.Length == 0;
            position += pairs[best].Old.Length;
            copied = position;
        }
        result.Append(text.AsSpan(copied));
        return true;
    }

    static int FirstFit(in BuiltinCall call, string text, int position, (string Old, string New)[] pairs, List<int> candidates)
    {
        foreach (var candidate in candidates)
        {
            call.Budget.Step();
            if (text.AsSpan(position).StartsWith(pairs[candidate].Old))
                return candidate;
        }
        return int.MaxValue;
    }

    static Dictionary<char, List<int>> ByFirstUnit((string Old, string New)[] pairs)
    {
        var byFirst = new Dictionary<char, List<int>>();
        for (var i = 0; i < pairs.Length; i++)
        {
            if (pairs[i].Old.Length == 0)
                continue;
            if (!byFirst.TryGetValue(pairs[i].Old[0], out var list))
                byFirst[pairs[i].Old[0]] = list = [];
            list.Add(i);
        }
        return byFirst;
    }
}
