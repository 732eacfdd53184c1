namespace Holdfast.Rego.Tests.Builtins;

/// <summary>Evaluates one expression, with errors of builtin functions reported.</summary>
static class Expression
{
    /// <summary>The bounds under test do not depend on the machine; the clock must not come first on a busy one.</summary>
    public static readonly RegoLimits Patient = new() { Timeout = TimeSpan.FromMinutes(1) };

    static readonly RegoPolicy Nothing = RegoPolicy.Compile([]);

    /// <summary>The value as a term, <c>undefined</c>, or the message of the error.</summary>
    public static string Show(string expression)
    {
        try
        {
            var result = Nothing.Evaluate($"x := {expression}", null, new RegoEvaluationOptions { StrictBuiltinErrors = true });
            return result.Bindings.Count == 0 ? "undefined" : Value(result.Bindings[0]).ToString();
        }
        catch (RegoEvaluationException exception)
        {
            return exception.Error.Message;
        }
    }

    /// <summary>The limit that stops the evaluation; fails when none does, or when it takes more than a few seconds.</summary>
    public static RegoLimit Stop(string expression, RegoValue? input = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        var stop = Assert.Throws<RegoLimitException>(() => Nothing.Evaluate($"x := {expression}", input, Patient));
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, Patient.Timeout);
        return stop.Limit;
    }

    static RegoValue Value(RegoObject binding) => binding.TryGetValue(RegoString.Of("x"), out var value) ? value : RegoNull.Value;
}
