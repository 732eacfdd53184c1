using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>What rule 1 asks of the actor before anything else is looked at.</summary>
abstract record Door
{
    /// <summary>Open to strangers; the command carries its own proof.</summary>
    public sealed record Open : Door;

    /// <summary>The actor's own account, and nobody else's, by a session. Some steps may be taken before the sign-in is complete.</summary>
    public sealed record Own(AccountId Account, bool WhileSigningIn = false) : Door;

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
