using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>What rule 1 asks of the actor before anything else is looked at.</summary>
abstract record Door
{
    /// <summary>Whether a session whose next sign-in step is <paramref name="next"/> may come to it.</summary>
    public virtual bool IsOpenAt(NextStep next) => next == NextStep.Done;

    /// <summary>Open to strangers; the command carries its own proof.</summary>
    public sealed record Open : Door
    {
        public override bool IsOpenAt(NextStep next) => true;
    }

    /// <summary>
    /// The actor's own account, and nobody else's, by a session whose next sign-in step is one of <paramref name="At"/>; by default only
    /// when the sign-in is complete.
    /// </summary>
    public sealed record Own(AccountId Account, params IReadOnlyList<NextStep> At) : Door
    {
        public override bool IsOpenAt(NextStep next) => At.Count == 0 ? next == NextStep.Done : At.Contains(next);
    }

    /// <summary>A role or above, by a session.</summary>
    public sealed record Ranked(Role Role) : Door;

    /// <summary>Staff or above who hold each of the permissions; administrators hold every one.</summary>
    public sealed record Needs(params IReadOnlyList<Permission> Permissions) : Door
    {
        /// <summary>The lowest role that may enter, whatever it holds.</summary>
        public Role Least { get; init; } = Role.Staff;
    }

    /// <summary>The operator at the command line, or the host at start.</summary>
    public sealed record OperatorOnly : Door;

    /// <summary>Holdfast itself.</summary>
    public sealed record SystemOnly : Door;
}
