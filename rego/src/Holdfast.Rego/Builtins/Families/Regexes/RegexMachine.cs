using Holdfast.Rego.Builtins.Families.Strings;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>
/// Runs a program over a text, all alternatives at once, so that the time grows with the length of the text times that of the
/// program and no pattern can explode. Of the matches that start leftmost, the one a backtracking engine would find counts.
/// </summary>
sealed class RegexMachine
{
    const int SlotsPerStep = 16;

    readonly RegexProgram program;
    readonly string text;
    readonly BudgetMeter budget;
    readonly int slots;
    readonly RegexStep[] steps;
    RegexThreads current;
    RegexThreads following;
    (int Step, int[]? Groups)[] open = new (int, int[]?)[16];
    int work;

    /// <param name="program">The compiled pattern.</param>
    /// <param name="text">The text to search.</param>
    /// <param name="budget">Pays for every step.</param>
    /// <param name="slots">Twice the number of groups wanted, the whole match included; 0 when any match will do.</param>
    public RegexMachine(RegexProgram program, string text, BudgetMeter budget, int slots)
    {
        budget.Charge(program.Steps.Length / SlotsPerStep);
        (this.program, steps, this.text, this.budget, this.slots) = (program, program.Steps, text, budget, slots);
        (current, following) = (new(program.Steps.Length), new(program.Steps.Length));
    }

    /// <summary>The first match that starts at or behind a place: start and end of each group wanted. Null when there is none.</summary>
    public int[]? Find(int position)
    {
        current.Clear();
        following.Clear();
        int[]? match = null;
        while (true)
        {
            if (current.Count == 0 && (match is not null || !SkipToStart(ref position)))
                return match;
            if (match is null && !(program.IsAnchored && position > 0))
                Follow(current, 0, position, position, null);
            var code = -1;
            var width = 0;
            if (position < text.Length)
                (code, width) = char.IsSurrogate(text[position]) ? (CodePoints.At(text, position, out var units), units) : (text[position], 1);
            match = Advance(code, position, position + width) ?? match;
            budget.Charge(1 + work);
            work = 0;
            if (code < 0 || (match is not null && slots == 0))
                return match;
            (current, following) = (following, current);
            following.Clear();
            position += width;
        }
    }

    bool SkipToStart(ref int position)
    {
        if (program.IsAnchored && position > 0)
            return false;
        if (program.FirstCharacters is not { } first || program.IsAnchored)
            return true;
        var start = position;
        while (position < text.Length && !first.Contains(CodePoints.At(text, position, out var width)))
            position += width;
        budget.Charge((position - start) / 4);
        return position < text.Length;
    }

    /// <summary>Lets every thread take one character; answers the best match that ends here.</summary>
    int[]? Advance(int code, int position, int next)
    {
        for (var rank = 0; rank < current.Count; rank++)
        {
            work++;
            var index = current.StepAt(rank);
            ref readonly var step = ref steps[index];
            if (step.Operation == RegexOperation.Match)
                return Result(current.StartAt(rank), position, current.GroupsAt(rank));
            if (step.Operation == RegexOperation.Take && code >= 0 && step.Set!.Contains(code))
                Follow(following, index + 1, next, current.StartAt(rank), current.GroupsAt(rank));
        }
        return null;
    }

    int[] Result(int start, int end, int[]? groups)
    {
        if (slots == 0)
            return [];
        var match = groups is null ? NewGroups() : (int[])groups.Clone();
        (match[0], match[1]) = (start, end);
        return match;
    }

    /// <summary>Adds a step and all that can be reached from it without taking a character, the preferred first.</summary>
    void Follow(RegexThreads threads, int first, int position, int start, int[]? groups)
    {
        open[0] = (first, groups);
        for (var count = 1; count > 0;)
        {
            work++;
            var (index, saved) = open[--count];
            if (!threads.TryAdd(index, start, saved))
                continue;
            ref readonly var step = ref steps[index];
            if (count + 2 > open.Length)
                Array.Resize(ref open, open.Length * 2);
            switch (step.Operation)
            {
                case RegexOperation.Jump:
                    open[count++] = (step.First, saved);
                    break;
                case RegexOperation.Split:
                    open[count++] = (step.Second, saved);
                    open[count++] = (step.First, saved);
                    break;
                case RegexOperation.Save:
                    open[count++] = (index + 1, Save(saved, step.First, position));
                    break;
                case RegexOperation.Assert when Holds((RegexAssertion)step.First, position):
                    open[count++] = (index + 1, saved);
                    break;
            }
        }
    }

    int[]? Save(int[]? groups, int slot, int position)
    {
        if (slot >= slots)
            return groups;
        work += 1 + slots / SlotsPerStep;
        var saved = groups is null ? NewGroups() : (int[])groups.Clone();
        saved[slot] = position;
        return saved;
    }

    int[] NewGroups()
    {
        var groups = new int[slots];
        Array.Fill(groups, -1);
        return groups;
    }

    bool Holds(RegexAssertion assertion, int position) => assertion switch
    {
        RegexAssertion.TextStart => position == 0,
        RegexAssertion.TextEnd => position == text.Length,
        RegexAssertion.LineStart => position == 0 || text[position - 1] == '\n',
        RegexAssertion.LineEnd => position == text.Length || text[position] == '\n',
        RegexAssertion.WordBoundary => IsWord(position - 1) != IsWord(position),
        _ => IsWord(position - 1) == IsWord(position),
    };

    bool IsWord(int index) =>
        index >= 0 && index < text.Length && (char.IsAsciiLetterOrDigit(text[index]) || text[index] == '_');
}
