using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Passwords;

/// <summary>Gives an account a temporary password that the administrator did not choose. The next sign-in must change it.</summary>
public sealed record IssueTemporaryPassword(AccountId Id, PasswordHash Password) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.PasswordReset;

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? (Before(slice).Kind == AccountKind.Service ? Refusal.InvalidCommand("a service has no password; give it an API key") : null);

    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with { PasswordHash = Password.Phc, MustChangePassword = true };
}
