namespace Holdfast.Rego.Limits;

/// <summary>Counts what one evaluation uses and stops it at its <see cref="RegoLimits"/>. Not for several threads.</summary>
sealed class BudgetMeter
{
    const int CheckInterval = 2048;
    const int BytesPerStep = 64;

    readonly RegoLimits limits;
    readonly TimeProvider clock;
    readonly CancellationToken cancellation;
    readonly long start;
    long stepsLeft;
    long untilCheck;
    long allocated;
    int depth;

    public BudgetMeter(RegoLimits limits, TimeProvider clock, CancellationToken cancellation)
    {
        this.limits = limits;
        this.clock = clock;
        this.cancellation = cancellation;
        stepsLeft = limits.MaxSteps;
        start = limits.Timeout == Timeout.InfiniteTimeSpan ? 0 : clock.GetTimestamp();
        cancellation.ThrowIfCancellationRequested();
        Grant();
    }

    /// <summary>Work done so far, in steps.</summary>
    public long StepsUsed => limits.MaxSteps - stepsLeft - untilCheck;

    /// <summary>One unit of work.</summary>
    public void Step()
    {
        if (--untilCheck < 0)
            Check();
    }

    /// <summary>Several units of work, for instance one for each element looked at. Call it before the work.</summary>
    public void Charge(long work)
    {
        if ((untilCheck -= work) < 0)
            Check();
    }

    /// <summary>A result of about this many bytes is going to be built. Call it before allocating.</summary>
    public void ChargeOutput(long bytes)
    {
        if (bytes > limits.MaxOutputBytes)
            throw new RegoLimitException(RegoLimit.OutputSize, $"A result would be larger than {limits.MaxOutputBytes} bytes.");
        ChargeMemory(bytes);
    }

    /// <summary>Bytes that count against the whole evaluation only.</summary>
    public void ChargeMemory(long bytes)
    {
        if (bytes > limits.MaxAllocatedBytes - allocated)
            throw new RegoLimitException(RegoLimit.Memory, $"The evaluation would build more than {limits.MaxAllocatedBytes} bytes.");
        allocated += bytes;
        Charge(bytes / BytesPerStep);
    }

    /// <summary>The largest result one call may build, for code that grows its result piece by piece.</summary>
    public long MaxOutputBytes => limits.MaxOutputBytes;

    /// <summary>A rule or function is entered; pair it with <see cref="Leave"/>.</summary>
    public void Enter()
    {
        if (++depth > limits.MaxDepth)
            throw new RegoLimitException(RegoLimit.EvaluationDepth, $"Rules and functions are nested deeper than {limits.MaxDepth}.");
    }

    /// <summary>A rule or function is left.</summary>
    public void Leave() => depth--;

    /// <summary>Looks at cancellation and deadline now, whatever the count.</summary>
    public void Check()
    {
        stepsLeft += untilCheck;
        untilCheck = 0;
        cancellation.ThrowIfCancellationRequested();
        if (stepsLeft < 0)
            throw new RegoLimitException(RegoLimit.Steps, $"The evaluation used more than {limits.MaxSteps} steps.");
        if (limits.Timeout != Timeout.InfiniteTimeSpan && clock.GetElapsedTime(start) > limits.Timeout)
            throw new RegoLimitException(RegoLimit.Deadline, $"The evaluation took longer than {limits.Timeout}.");
        Grant();
    }

    void Grant()
    {
        untilCheck = Math.Min(CheckInterval, stepsLeft);
        stepsLeft -= untilCheck;
    }
}
