using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>A compiled pattern. Immutable, may be shared between threads.</summary>
sealed class RegexProgram
{
    RegexProgram(RegexStep[] steps, string[] groups)
    {
        Steps = steps;
        Groups = groups;
        (FirstCharacters, IsAnchored) = Analyze(steps);
    }

    public RegexStep[] Steps { get; }

    /// <summary>The names of the groups, empty for those without one; the first is the whole match.</summary>
    public string[] Groups { get; }

    /// <summary>What a match may start with, or null when it may be empty.</summary>
    public CharSet? FirstCharacters { get; }

    /// <summary>Whether a match starts at the start of the text or nowhere.</summary>
    public bool IsAnchored { get; }

    /// <exception cref="RegexSyntaxException">The pattern is wrong or too large.</exception>
    public static RegexProgram Compile(string pattern)
    {
        var (root, groups) = RegexParser.Parse(pattern);
        return new(RegexCompiler.Compile(root), groups);
    }

    public static RegexProgram Of(RegexNode root) => new(RegexCompiler.Compile(root), [""]);

    public bool IsMatch(BudgetMeter budget, string text) => new RegexMachine(this, text, budget, slots: 0).Find(0) is not null;

    /// <summary>
    /// The matches from left to right, at most so many unless the number is negative. An empty match does not follow directly
    /// on the one before.
    /// </summary>
    /// <returns>For each match the start and end of each group, -1 for a group that took no part.</returns>
    public List<int[]> FindAll(BudgetMeter budget, string text, long most, bool groups)
    {
        var found = new List<int[]>();
        var machine = new RegexMachine(this, text, budget, groups ? Groups.Length * 2 : 2);
        var (position, previousEnd) = (0, -1);
        while (position <= text.Length && (most < 0 || found.Count < most))
        {
            if (machine.Find(position) is not { } match)
                break;
            var emptyAfterMatch = match[1] == position && match[0] == previousEnd;
            position = match[1] > position ? match[1] : position + (position < text.Length ? Strings.CodePoints.Width(text, position) : 1);
            previousEnd = match[1];
            if (emptyAfterMatch)
                continue;
            budget.ChargeMemory(match.Length * sizeof(int) + 32);
            found.Add(match);
        }
        return found;
    }

    static (CharSet? First, bool Anchored) Analyze(RegexStep[] steps)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([0]);
        var first = new List<CharSet>();
        while (open.TryPop(out var index))
        {
            if (!seen.Add(index))
                continue;
            var step = steps[index];
            switch (step.Operation)
            {
                case RegexOperation.Match:
                    return (null, IsStart(steps));
                case RegexOperation.Take:
                    first.Add(step.Set!);
                    break;
                case RegexOperation.Split:
                    open.Push(step.First);
                    open.Push(step.Second);
                    break;
                case RegexOperation.Jump:
                    open.Push(step.First);
                    break;
                default:
                    open.Push(index + 1);
                    break;
            }
        }
        return (CharSet.Union([.. first]), IsStart(steps));
    }

    static bool IsStart(RegexStep[] steps)
    {
        var start = 0;
        while (steps[start].Operation == RegexOperation.Save)
            start++;
        return steps[start] is { Operation: RegexOperation.Assert, First: (int)RegexAssertion.TextStart };
    }
}
