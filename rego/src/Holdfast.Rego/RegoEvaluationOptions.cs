using Holdfast.Rego.Builtins;
using Holdfast.Rego.Evaluation;

namespace Holdfast.Rego;

/// <summary>How to evaluate. Immutable; may be shared, but for <see cref="Trace"/> and <see cref="Coverage"/>, which collect.</summary>
public sealed record RegoEvaluationOptions
{
    /// <summary>The defaults.</summary>
    public static RegoEvaluationOptions Default { get; } = new();

    /// <summary>How much the evaluation may use.</summary>
    public RegoLimits Limits { get; init; } = RegoLimits.Default;

    /// <summary>
    /// Whether the first error of a builtin function is an error of the evaluation, raised at its end. Otherwise, the default,
    /// such an error makes the expression undefined.
    /// </summary>
    public bool StrictBuiltinErrors { get; init; }

    /// <summary>Receives the lines that <c>print</c> writes; null, the default, drops them.</summary>
    public Action<string>? Print { get; init; }

    /// <summary>Collects the steps of the evaluation; null, the default, for none.</summary>
    public RegoTrace? Trace { get; init; }

    /// <summary>Collects the lines that are reached; null, the default, for none.</summary>
    public RegoCoverage? Coverage { get; init; }

    /// <summary>The clock that <c>time.now_ns</c> and the deadline read. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Fills memory with random bytes for <c>rand.intn</c> and <c>uuid.rfc4122</c>. Default: the system's secure source.</summary>
    public Action<Memory<byte>>? Random { get; init; }

    /// <summary>What <c>opa.runtime</c> answers. Default: an empty object.</summary>
    public RegoObject Runtime { get; init; } = RegoObject.Empty;

    internal EvaluationSinks Sinks => Print is null && Trace is null && Coverage is null && !StrictBuiltinErrors
        ? EvaluationSinks.None
        : new EvaluationSinks(StrictBuiltinErrors, Print, Trace, Coverage?.Lines);

    internal EvaluationContext NewContext(CancellationToken cancellation)
    {
        var random = Random;
        if (random is null)
            return new EvaluationContext(Limits, Clock, cancellation) { Runtime = Runtime };
        return new EvaluationContext(Limits, Clock, cancellation) { Runtime = Runtime, Random = span => Fill(random, span) };
    }

    static void Fill(Action<Memory<byte>> random, Span<byte> destination)
    {
        var bytes = new byte[destination.Length];
        random(bytes);
        bytes.CopyTo(destination);
    }
}
