namespace Holdfast.Rego.Limits;

/// <summary>Counts what one evaluation uses and stops it at its <see cref="RegoLimits"/>. Not for several threads.</summary>
internal sealed class BudgetMeter
{
    private const int CheckInterval = 2048;
    private const int BytesPerStep = 64;

    private readonly RegoLimits _limits;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellation;
    private readonly long _start;
    private long _stepsLeft;
    private long _untilCheck;
    private long _allocated;
    private int _depth;

    internal BudgetMeter(RegoLimits limits, TimeProvider clock, CancellationToken cancellation)
    {
        _limits = limits;
        _clock = clock;
        _cancellation = cancellation;
        _stepsLeft = limits.MaxSteps;
        _start = limits.Timeout == Timeout.InfiniteTimeSpan ? 0 : clock.GetTimestamp();
        cancellation.ThrowIfCancellationRequested();
        Grant();
    }

    /// <summary>Work done so far, in steps.</summary>
    internal long StepsUsed => _limits.MaxSteps - _stepsLeft - _untilCheck;

    /// <summary>One unit of work.</summary>
    internal void Step()
    {
        if (--_untilCheck < 0)
            Check();
    }

    /// <summary>Several units of work, for instance one for each element looked at. Call it before the work.</summary>
    internal void Charge(long work)
    {
        if ((_untilCheck -= work) < 0)
            Check();
    }

    /// <summary>A result of about this many bytes is going to be built. Call it before allocating.</summary>
    internal void ChargeOutput(long bytes)
    {
        if (bytes > _limits.MaxOutputBytes)
            throw new RegoLimitException(RegoLimit.OutputSize, $"A result would be larger than {_limits.MaxOutputBytes} bytes.");
        ChargeMemory(bytes);
    }

    /// <summary>Bytes that count against the whole evaluation only.</summary>
    internal void ChargeMemory(long bytes)
    {
        if (bytes > _limits.MaxAllocatedBytes - _allocated)
            throw new RegoLimitException(RegoLimit.Memory, $"The evaluation would build more than {_limits.MaxAllocatedBytes} bytes.");
        _allocated += bytes;
        Charge(bytes / BytesPerStep);
    }

    /// <summary>The largest result one call may build, for code that grows its result piece by piece.</summary>
    internal long MaxOutputBytes => _limits.MaxOutputBytes;

    /// <summary>A rule or function is entered; pair it with <see cref="Leave"/>.</summary>
    internal void Enter()
    {
        if (++_depth > _limits.MaxDepth)
            throw new RegoLimitException(RegoLimit.EvaluationDepth, $"Rules and functions are nested deeper than {_limits.MaxDepth}.");
    }

    /// <summary>A rule or function is left.</summary>
    internal void Leave() => _depth--;

    /// <summary>Looks at cancellation and deadline now, whatever the count.</summary>
    internal void Check()
    {
        _stepsLeft += _untilCheck;
        _untilCheck = 0;
        _cancellation.ThrowIfCancellationRequested();
        if (_stepsLeft < 0)
            throw new RegoLimitException(RegoLimit.Steps, $"The evaluation used more than {_limits.MaxSteps} steps.");
        if (_limits.Timeout != Timeout.InfiniteTimeSpan && _clock.GetElapsedTime(_start) > _limits.Timeout)
            throw new RegoLimitException(RegoLimit.Deadline, $"The evaluation took longer than {_limits.Timeout}.");
        Grant();
    }

    private void Grant()
    {
        _untilCheck = Math.Min(CheckInterval, _stepsLeft);
        _stepsLeft -= _untilCheck;
    }
}
