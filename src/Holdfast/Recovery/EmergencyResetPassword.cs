using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;

namespace Holdfast.Recovery;

/// <summary>
/// Sets a password and raises <c>must_change_password</c>. The throttle is cleared, other links are cancelled, every session ends.
/// Refuses an unacceptable password, and a service, which has none.
/// </summary>
public sealed record EmergencyResetPassword(AccountId Id, IEmergencyRecord Record, Outcome<PasswordHash> Password) : EmergencyCommand(Id, Record)
{
    /// <inheritdoc/>
    public override string Operation => "reset-password";

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? Password.Refusal
        ?? (Before(slice).Kind == AccountKind.Service ? Refusal.InvalidCommand("a service has no password; give it an API key") : null);

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(Before(slice), After(slice, actor)) with { Custodians = Password.IsDone(out _) ? [] : null }];

    internal override Account After(StateSlice slice, Actor actor) =>
        Password.IsDone(out var hash) ? PasswordAnew.Of(Before(slice), hash.Phc, mustChange: true, []) : Before(slice);
}
