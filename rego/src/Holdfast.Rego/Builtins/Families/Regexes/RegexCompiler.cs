namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Makes the program of a parsed pattern. Recursion is bounded by the depth the parser allows.</summary>
internal sealed class RegexCompiler
{
    private const int MostSteps = 50_000;

    private readonly List<RegexStep> _steps = [];

    /// <exception cref="RegexSyntaxException">The program would be too long.</exception>
    internal static RegexStep[] Compile(RegexNode root)
    {
        var compiler = new RegexCompiler();
        compiler.Emit(root);
        compiler.Add(new(RegexOperation.Match));
        return [.. compiler._steps];
    }

    private int Next => _steps.Count;

    private int Add(RegexStep step)
    {
        if (_steps.Count >= MostSteps)
            throw new RegexSyntaxException("expression too large");
        _steps.Add(step);
        return _steps.Count - 1;
    }

    private void Emit(RegexNode node)
    {
        switch (node)
        {
            case RegexNode.One one:
                Add(new(RegexOperation.Take, Set: one.Set));
                break;
            case RegexNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                    Emit(part);
                break;
            case RegexNode.Choice choice:
                EmitChoice(choice);
                break;
            case RegexNode.Repeat repeat:
                EmitRepeat(repeat);
                break;
            case RegexNode.Capture capture:
                Add(new(RegexOperation.Save, capture.Index * 2));
                Emit(capture.Inner);
                Add(new(RegexOperation.Save, capture.Index * 2 + 1));
                break;
            case RegexNode.Assert assertion:
                Add(new(RegexOperation.Assert, (int)assertion.Kind));
                break;
        }
    }

    private void EmitChoice(RegexNode.Choice choice)
    {
        var exits = new List<int>();
        for (var i = 0; i < choice.Options.Count - 1; i++)
        {
            var split = Add(default);
            Emit(choice.Options[i]);
            exits.Add(Add(default));
            _steps[split] = new(RegexOperation.Split, split + 1, Next);
        }
        Emit(choice.Options[^1]);
        foreach (var exit in exits)
            _steps[exit] = new(RegexOperation.Jump, Next);
    }

    private void EmitRepeat(RegexNode.Repeat repeat)
    {
        var unbounded = repeat.Most < 0;
        var fixedTimes = unbounded && repeat.Least > 0 ? repeat.Least - 1 : repeat.Least;
        for (var i = 0; i < fixedTimes; i++)
            Emit(repeat.Inner);
        if (unbounded)
        {
            EmitLoop(repeat);
            return;
        }
        var splits = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            splits.Add(Add(default));
            Emit(repeat.Inner);
        }
        foreach (var split in splits)
            _steps[split] = Branch(repeat.Lazy, split + 1, Next);
    }

    /// <summary>Once or more, and where none is allowed, an entrance that may be skipped.</summary>
    private void EmitLoop(RegexNode.Repeat repeat)
    {
        var skip = repeat.Least == 0 ? Add(default) : -1;
        var start = Next;
        Emit(repeat.Inner);
        var back = Add(default);
        _steps[back] = Branch(repeat.Lazy, start, Next);
        if (skip >= 0)
            _steps[skip] = Branch(repeat.Lazy, start, Next);
    }

    private static RegexStep Branch(bool lazy, int into, int past) =>
        lazy ? new(RegexOperation.Split, past, into) : new(RegexOperation.Split, into, past);
}
