namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Makes the program of a parsed pattern. Recursion is bounded by the depth the parser allows.</summary>
sealed class RegexCompiler
{
    const int MostSteps = 50_000;

    readonly List<RegexStep> steps = [];

    /// <exception cref="RegexSyntaxException">The program would be too long.</exception>
    public static RegexStep[] Compile(RegexNode root)
    {
        var compiler = new RegexCompiler();
        compiler.Emit(root);
        compiler.Add(new(RegexOperation.Match));
        return [.. compiler.steps];
    }

    int Next => steps.Count;

    int Add(RegexStep step)
    {
        if (steps.Count >= MostSteps)
            throw new RegexSyntaxException("expression too large");
        steps.Add(step);
        return steps.Count - 1;
    }

    void Emit(RegexNode node)
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

    void EmitChoice(RegexNode.Choice choice)
    {
        var exits = new List<int>();
        for (var i = 0; i < choice.Options.Count - 1; i++)
        {
            var split = Add(default);
            Emit(choice.Options[i]);
            exits.Add(Add(default));
            steps[split] = new(RegexOperation.Split, split + 1, Next);
        }
        Emit(choice.Options[^1]);
        foreach (var exit in exits)
            steps[exit] = new(RegexOperation.Jump, Next);
    }

    void EmitRepeat(RegexNode.Repeat repeat)
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
            steps[split] = Branch(repeat.Lazy, split + 1, Next);
    }

    /// <summary>Once or more, and where none is allowed, an entrance that may be skipped.</summary>
    void EmitLoop(RegexNode.Repeat repeat)
    {
        var skip = repeat.Least == 0 ? Add(default) : -1;
        var start = Next;
        Emit(repeat.Inner);
        var back = Add(default);
        steps[back] = Branch(repeat.Lazy, start, Next);
        if (skip >= 0)
            steps[skip] = Branch(repeat.Lazy, start, Next);
    }

    static RegexStep Branch(bool lazy, int into, int past) =>
        lazy ? new(RegexOperation.Split, past, into) : new(RegexOperation.Split, into, past);
}
