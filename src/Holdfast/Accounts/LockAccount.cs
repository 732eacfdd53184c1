using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Accounts;

/// <summary>
/// Locks an account, for some minutes or until it is unlocked. Its sessions, keys and links end. To shorten a lock is to start the
/// account again: <c>cannot_escalate</c> for those who do not hold what it holds.
/// </summary>
public sealed record LockAccount(AccountId Id) : AccountCommand(Id)
{
    const int Longest = 525_600;

    /// <summary>For how many minutes, 1 to 525,600; null means until unlocked.</summary>
    public int? Minutes { get; init; }

    internal override EventKind Kind => EventKind.AccountLocked;

    internal override SliceRequest Needs => base.Needs with { Held = true };

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? (Minutes is < 1 or > Longest ? Refusal.InvalidCommand($"minutes must be between 1 and {Longest}") : null)
        ?? (ReasonText!.Length == 0 ? Refusal.InvalidReason("say why: reason must not be empty") : null);

    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with
    {
        Lock = new(slice.Now, Minutes is >= 1 and <= Longest and var minutes ? slice.Now.AddMinutes(minutes) : null, ReasonText ?? ""),
        Stopped = StopMark.Of(actor, Before(slice), slice.Now),
    };
}
