using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Users;

/// <summary>An account after a change, with what became of sign-ins.</summary>
public sealed record ChangedUser : UserView
{
    ChangedUser(UserView view) : base(view)
    {
    }

    /// <summary>Its sign-in; when the change made it void, with the new link, shown once.</summary>
    public required SignInView SignIn { get; init; }

    /// <summary>Other accounts whose sign-in became void.</summary>
    public required IReadOnlyList<AffectedAccount> Voided { get; init; }

    /// <summary>Accounts above the actor that were left: somebody of their rank must decide.</summary>
    public required IReadOnlyList<AffectedAccount> InDoubt { get; init; }

    internal static ChangedUser Of(UserView view, SignInView signIn, IReadOnlyList<AffectedAccount> voided, IReadOnlyList<AffectedAccount> inDoubt) =>
        new(view) { SignIn = signIn, Voided = voided, InDoubt = inDoubt };
}
