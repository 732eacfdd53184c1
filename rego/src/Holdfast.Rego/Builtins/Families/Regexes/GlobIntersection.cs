using Holdfast.Rego.Builtins.Families.Strings;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>
/// Whether two simple patterns have a text in common. Such a pattern is a sequence of characters, dots and classes, each of which
/// <c>*</c> or <c>+</c> may follow.
/// </summary>
static class GlobIntersection
{
    public readonly record struct Part(CharSet Set, bool MaySkip, bool MayRepeat);

    /// <exception cref="RegexSyntaxException">The pattern is wrong.</exception>
    public static Part[] Parse(string pattern)
    {
        var parts = new List<Part>();
        for (var position = 0; position < pattern.Length;)
        {
            var set = ParseSet(pattern, ref position);
            var flag = position < pattern.Length ? pattern[position] : '\0';
            if (flag is '*' or '+')
                position++;
            parts.Add(new(set, flag == '*', flag is '*' or '+'));
        }
        return [.. parts];
    }

    public static bool Exists(Part[] left, Part[] right, BudgetMeter budget)
    {
        var seen = new HashSet<(int, int)>();
        var open = new Stack<(int Left, int Right)>([(0, 0)]);
        while (open.TryPop(out var place))
        {
            if (!seen.Add(place))
                continue;
            budget.Step();
            budget.ChargeMemory(32);
            var (i, j) = place;
            if (i == left.Length && j == right.Length)
                return true;
            if (i < left.Length && left[i].MaySkip)
                open.Push((i + 1, j));
            if (j < right.Length && right[j].MaySkip)
                open.Push((i, j + 1));
            if (i == left.Length || j == right.Length || !left[i].Set.Overlaps(right[j].Set))
                continue;
            open.Push((i + 1, j + 1));
            if (left[i].MayRepeat)
                open.Push((i, j + 1));
            if (right[j].MayRepeat)
                open.Push((i + 1, j));
        }
        return false;
    }

    static CharSet ParseSet(string pattern, ref int position)
    {
        switch (pattern[position])
        {
            case '.':
                position++;
                return CharSet.Any;
            case '[':
                return ParseClass(pattern, ref position);
            case '*' or '+' or ']':
                throw new RegexSyntaxException("bad input provided to glob intersection", pattern);
            default:
                return CharSet.Of(TakeMember(pattern, ref position));
        }
    }

    static CharSet ParseClass(string pattern, ref int position)
    {
        var members = new List<CharSet>();
        for (position++; position < pattern.Length && pattern[position] != ']';)
        {
            var first = TakeMember(pattern, ref position);
            var last = first;
            if (position + 1 < pattern.Length && pattern[position] == '-' && pattern[position + 1] != ']')
            {
                position++;
                last = TakeMember(pattern, ref position);
            }
            if (last < first)
                throw new RegexSyntaxException("invalid character class range", pattern);
            members.Add(CharSet.Range(first, last));
        }
        if (position++ >= pattern.Length)
            throw new RegexSyntaxException("missing closing ]", pattern);
        return CharSet.Union([.. members]);
    }

    static int TakeMember(string pattern, ref int position)
    {
        if (pattern[position] == '\\' && ++position == pattern.Length)
            throw new RegexSyntaxException("trailing backslash at end of expression", "");
        var code = CodePoints.At(pattern, position, out var width);
        position += width;
        return code;
    }
}
