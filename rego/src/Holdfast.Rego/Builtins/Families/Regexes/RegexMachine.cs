using Holdfast.Rego.Builtins.Families.Strings;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>
/// Runs a program over a text, all alternatives at once, so that the time grows with the length of the text times that of the
/// program and no pattern can explode. Of the matches that start leftmost, the one a backtracking engine would find counts.
/// </summary>
internal sealed class RegexMachine
{
    private const int SlotsPerStep = 16;

    private readonly RegexProgram _program;
    private readonly string _text;
    private readonly BudgetMeter _budget;
    private readonly int _slots;
    private readonly RegexStep[] _steps;
    private RegexThreads _current;
    private RegexThreads _following;
    private (int Step, int[]? Groups)[] _open = new (int, int[]?)[16];
    private int _work;

    /// <param name="program">The compiled pattern.</param>
    /// <param name="text">The text to search.</param>
    /// <param name="budget">Pays for every step.</param>
    /// <param name="slots">Twice the number of groups wanted, the whole match included; 0 when any match will do.</param>
    internal RegexMachine(RegexProgram program, string text, BudgetMeter budget, int slots)
    {
        budget.Charge(program.Steps.Length / SlotsPerStep);
        (_program, _steps, _text, _budget, _slots) = (program, program.Steps, text, budget, slots);
        (_current, _following) = (new(program.Steps.Length), new(program.Steps.Length));
    }

    /// <summary>The first match that starts at or behind a place: start and end of each group wanted. Null when there is none.</summary>
    internal int[]? Find(int position)
    {
        _current.Clear();
        _following.Clear();
        int[]? match = null;
        while (true)
        {
            if (_current.Count == 0 && (match is not null || !SkipToStart(ref position)))
                return match;
            if (match is null && !(_program.IsAnchored && position > 0))
                Follow(_current, 0, position, position, null);
            var code = -1;
            var width = 0;
            if (position < _text.Length)
                (code, width) = char.IsSurrogate(_text[position]) ? (CodePoints.At(_text, position, out var units), units) : (_text[position], 1);
            match = Advance(code, position, position + width) ?? match;
            _budget.Charge(1 + _work);
            _work = 0;
            if (code < 0 || (match is not null && _slots == 0))
                return match;
            (_current, _following) = (_following, _current);
            _following.Clear();
            position += width;
        }
    }

    private bool SkipToStart(ref int position)
    {
        if (_program.IsAnchored && position > 0)
            return false;
        if (_program.FirstCharacters is not { } first || _program.IsAnchored)
            return true;
        var start = position;
        while (position < _text.Length && !first.Contains(CodePoints.At(_text, position, out var width)))
            position += width;
        _budget.Charge((position - start) / 4);
        return position < _text.Length;
    }

    /// <summary>Lets every thread take one character; answers the best match that ends here.</summary>
    private int[]? Advance(int code, int position, int next)
    {
        for (var rank = 0; rank < _current.Count; rank++)
        {
            _work++;
            var index = _current.StepAt(rank);
            ref readonly var step = ref _steps[index];
            if (step.Operation == RegexOperation.Match)
                return Result(_current.StartAt(rank), position, _current.GroupsAt(rank));
            if (step.Operation == RegexOperation.Take && code >= 0 && step.Set!.Contains(code))
                Follow(_following, index + 1, next, _current.StartAt(rank), _current.GroupsAt(rank));
        }
        return null;
    }

    private int[] Result(int start, int end, int[]? groups)
    {
        if (_slots == 0)
            return [];
        var match = groups is null ? NewGroups() : (int[])groups.Clone();
        (match[0], match[1]) = (start, end);
        return match;
    }

    /// <summary>Adds a step and all that can be reached from it without taking a character, the preferred first.</summary>
    private void Follow(RegexThreads threads, int first, int position, int start, int[]? groups)
    {
        _open[0] = (first, groups);
        for (var count = 1; count > 0;)
        {
            _work++;
            var (index, saved) = _open[--count];
            if (!threads.TryAdd(index, start, saved))
                continue;
            ref readonly var step = ref _steps[index];
            if (count + 2 > _open.Length)
                Array.Resize(ref _open, _open.Length * 2);
            switch (step.Operation)
            {
                case RegexOperation.Jump:
                    _open[count++] = (step.First, saved);
                    break;
                case RegexOperation.Split:
                    _open[count++] = (step.Second, saved);
                    _open[count++] = (step.First, saved);
                    break;
                case RegexOperation.Save:
                    _open[count++] = (index + 1, Save(saved, step.First, position));
                    break;
                case RegexOperation.Assert when Holds((RegexAssertion)step.First, position):
                    _open[count++] = (index + 1, saved);
                    break;
            }
        }
    }

    private int[]? Save(int[]? groups, int slot, int position)
    {
        if (slot >= _slots)
            return groups;
        _work += 1 + _slots / SlotsPerStep;
        var saved = groups is null ? NewGroups() : (int[])groups.Clone();
        saved[slot] = position;
        return saved;
    }

    private int[] NewGroups()
    {
        var groups = new int[_slots];
        Array.Fill(groups, -1);
        return groups;
    }

    private bool Holds(RegexAssertion assertion, int position) => assertion switch
    {
        RegexAssertion.TextStart => position == 0,
        RegexAssertion.TextEnd => position == _text.Length,
        RegexAssertion.LineStart => position == 0 || _text[position - 1] == '\n',
        RegexAssertion.LineEnd => position == _text.Length || _text[position] == '\n',
        RegexAssertion.WordBoundary => IsWord(position - 1) != IsWord(position),
        _ => IsWord(position - 1) == IsWord(position),
    };

    private bool IsWord(int index) =>
        index >= 0 && index < _text.Length && (char.IsAsciiLetterOrDigit(_text[index]) || _text[index] == '_');
}
