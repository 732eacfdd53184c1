using System.Collections.Concurrent;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>
/// Compiled patterns, kept for all evaluations of the process while they are small, and else for the evaluation. A full cache
/// is emptied: patterns that are in use come back at once.
/// </summary>
sealed class PatternCache(string scope, Func<string, RegexProgram> compile)
{
    const int MostPatterns = 512;
    const int LongestKey = 1000;
    const int MostSteps = 2000;
    const int CostPerUnit = 4;
    const int BytesPerStep = 32;

    readonly ConcurrentDictionary<string, RegexProgram> shared = new();

    /// <exception cref="RegexSyntaxException">The pattern is wrong or too large.</exception>
    public RegexProgram Get(EvaluationContext context, string key)
    {
        if (shared.TryGetValue(key, out var program))
            return program;
        context.Budget.Charge((long)key.Length * CostPerUnit);
        program = context.Cache.GetOrAdd(scope, RegoString.Of(key), _ => Compile(context, key));
        if (key.Length > LongestKey || program.Steps.Length > MostSteps)
            return program;
        if (shared.Count >= MostPatterns)
            shared.Clear();
        shared[key] = program;
        return program;
    }

    RegexProgram Compile(EvaluationContext context, string key)
    {
        var program = compile(key);
        context.Budget.Charge(program.Steps.Length);
        context.Budget.ChargeMemory((long)program.Steps.Length * BytesPerStep);
        return program;
    }
}
