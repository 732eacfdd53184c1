using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins;

/// <summary>What the builtin functions of one evaluation share. Used by one thread.</summary>
internal sealed class EvaluationContext
{
    private const long NanosecondsPerTick = 100;

    private BuiltinFault? _fault;

    internal EvaluationContext(RegoLimits limits, TimeProvider clock, CancellationToken cancellation)
    {
        Budget = new BudgetMeter(limits, clock, cancellation);
        NowNanoseconds = (clock.GetUtcNow().Ticks - DateTime.UnixEpoch.Ticks) * NanosecondsPerTick;
    }

    internal BudgetMeter Budget { get; }

    /// <summary>The time of this evaluation, in nanoseconds since 1970, the same for all calls.</summary>
    internal long NowNanoseconds { get; }

    /// <summary>Where random bytes come from.</summary>
    internal RandomFill Random { get; init; } = System.Security.Cryptography.RandomNumberGenerator.Fill;

    /// <summary>What <c>opa.runtime</c> answers.</summary>
    internal RegoObject Runtime { get; init; } = RegoObject.Empty;

    /// <summary>Results to keep for the rest of the evaluation: compiled patterns, random numbers that must not change.</summary>
    internal BuiltinCache Cache { get; } = new();

    internal void Report(BuiltinFault fault) => _fault = fault;

    internal BuiltinFault? TakeFault()
    {
        var fault = _fault;
        _fault = null;
        return fault;
    }
}
