using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Passwords;

/// <summary>Gives an account a temporary password that the administrator did not choose. The next sign-in must change it.</summary>
public sealed record IssueTemporaryPassword(AccountId Id, Outcome<PasswordHash> Password) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.PasswordReset;

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? (Before(slice).Kind == AccountKind.Service ? Refusal.InvalidCommand("a service has no password; give it an API key") : null)
        ?? Password.Refusal;

    internal override Account After(StateSlice slice, Actor actor) =>
        Password.IsDone(out var hash) ? Before(slice) with { PasswordHash = hash.Phc, MustChangePassword = true } : Before(slice);
}
