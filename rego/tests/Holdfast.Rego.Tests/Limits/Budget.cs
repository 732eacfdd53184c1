using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Tests.Limits;

public sealed class Budget
{
    [Fact]
    public void Steps_are_counted_exactly()
    {
        var meter = Meter(new RegoLimits { MaxSteps = 5000 });
        for (var i = 0; i < 5000; i++)
            meter.Step();
        Assert.Equal(5000, meter.StepsUsed);
        Assert.Equal(RegoLimit.Steps, Assert.Throws<RegoLimitException>(meter.Step).Limit);
    }

    [Fact]
    public void A_charge_beyond_the_budget_is_refused_at_once() =>
        Assert.Throws<RegoLimitException>(() => Meter(new RegoLimits()).Charge(long.MaxValue));

    [Fact]
    public void One_result_and_all_results_are_bounded()
    {
        var meter = Meter(new RegoLimits { MaxOutputBytes = 100, MaxAllocatedBytes = 150 });
        Assert.Equal(RegoLimit.OutputSize, Assert.Throws<RegoLimitException>(() => meter.ChargeOutput(101)).Limit);
        meter.ChargeOutput(100);
        Assert.Equal(RegoLimit.Memory, Assert.Throws<RegoLimitException>(() => meter.ChargeOutput(51)).Limit);
    }

    [Fact]
    public void The_deadline_ends_the_work()
    {
        var meter = Meter(new RegoLimits { Timeout = TimeSpan.FromTicks(1) });
        var thrown = Assert.Throws<RegoLimitException>(() =>
        {
            for (var i = 0; i < 1_000_000; i++)
                meter.Step();
        });
        Assert.Equal(RegoLimit.Deadline, thrown.Limit);
    }

    [Fact]
    public void Cancellation_ends_the_work()
    {
        using var source = new CancellationTokenSource();
        var meter = new BudgetMeter(RegoLimits.Default, TimeProvider.System, source.Token);
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => meter.Charge(10_000));
    }

    [Fact]
    public void A_bound_is_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => new RegoLimits { MaxSteps = 0 });

    static BudgetMeter Meter(RegoLimits limits) => new(limits, TimeProvider.System, CancellationToken.None);
}
