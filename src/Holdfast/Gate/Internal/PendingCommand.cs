using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>A command on its way through the gate, and whoever waits for its outcome.</summary>
sealed class PendingCommand(Actor actor, Command command, CancellationToken cancellationToken)
{
    readonly TaskCompletionSource<Outcome<Receipt>?> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Actor Actor { get; } = actor;

    public Command Command { get; } = command;

    /// <summary>What it is judged on.</summary>
    public Inquiry Inquiry { get; } = new(actor, command.Needs with { Idempotency = actor.Origin.Idempotency?.Scope });

    /// <summary>Whether its refusal is an event of its own; decided once, however often the transaction is repeated.</summary>
    public bool? IsEventWhenRefused { get; set; }

    /// <summary>What came of it; null when the policy was swapped meanwhile and must be prepared before the command is judged.</summary>
    public Task<Outcome<Receipt>?> Completion => completion.Task;

    /// <summary>Whether its caller gave up before it was begun; then it is answered as cancelled.</summary>
    public bool WasGivenUp()
    {
        if (cancellationToken.IsCancellationRequested)
            completion.TrySetCanceled(cancellationToken);
        return completion.Task.IsCompleted;
    }

    public void Answer(Outcome<Receipt>? outcome) => completion.TrySetResult(outcome);

    public void Fail(Exception failure) => completion.TrySetException(failure);
}
