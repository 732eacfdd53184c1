using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins;

/// <summary>What the builtin functions of one evaluation share. Used by one thread.</summary>
sealed class EvaluationContext(RegoLimits limits, TimeProvider clock, CancellationToken cancellation)
{
    const long NanosecondsPerTick = 100;

    BuiltinFault? fault;

    public BudgetMeter Budget { get; } = new(limits, clock, cancellation);

    /// <summary>The time of this evaluation, in nanoseconds since 1970, the same for all calls.</summary>
    public long NowNanoseconds { get; } = (clock.GetUtcNow().Ticks - DateTime.UnixEpoch.Ticks) * NanosecondsPerTick;

    /// <summary>Where random bytes come from.</summary>
    public RandomFill Random { get; init; } = System.Security.Cryptography.RandomNumberGenerator.Fill;

    /// <summary>What <c>opa.runtime</c> answers.</summary>
    public RegoObject Runtime { get; init; } = RegoObject.Empty;

    /// <summary>Results to keep for the rest of the evaluation: compiled patterns, random numbers that must not change.</summary>
    public BuiltinCache Cache { get; } = new();

    public void Report(BuiltinFault fault) => this.fault = fault;

    public BuiltinFault? TakeFault()
    {
        var fault = this.fault;
        this.fault = null;
        return fault;
    }
}
