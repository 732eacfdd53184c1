using System.Diagnostics.CodeAnalysis;
using Holdfast.Refusals;

namespace Holdfast.Roles;

/// <summary>What follows from a rank on the ladder.</summary>
public static class RoleLadder
{
    /// <summary>Every role, lowest first.</summary>
    public static IReadOnlyList<Role> All { get; } =
        [Role.User, Role.Staff, Role.Supervisor, Role.Administrator, Role.Developer];

    /// <summary>The roles that may never lose their last lasting holder, lowest first.</summary>
    public static IReadOnlyList<Role> Protected { get; } = [Role.Administrator, Role.Developer];

    extension(Role role)
    {
        /// <summary>The stored and transmitted name, lower case.</summary>
        public string Name => role switch
        {
            Role.User => "user",
            Role.Staff => "staff",
            Role.Supervisor => "supervisor",
            Role.Administrator => "administrator",
            Role.Developer => "developer",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of the ladder."),
        };

        /// <summary>The name as shown to people.</summary>
        public string Label => char.ToUpperInvariant(role.Name[0]) + role.Name[1..];

        /// <summary>The rank; higher outranks lower.</summary>
        public int Rank => (int)role;

        /// <summary>Whether a holder of this role may do all that a holder of <paramref name="other"/> may.</summary>
        public bool Includes(Role other) => role >= other;

        /// <summary>Whether holders may enter the administration panel.</summary>
        public bool EntersPanel => role >= Role.Staff;

        /// <summary>Whether holders hold every permission without a grant.</summary>
        public bool BypassesGroupChecks => role >= Role.Administrator;

        /// <summary>Whether the role may never lose its last lasting holder.</summary>
        public bool IsProtected => role >= Role.Administrator;

        /// <summary>Parses the exact, lower-case name.</summary>
        public static bool TryParse([NotNullWhen(true)] string? text, out Role parsed)
        {
            parsed = text switch
            {
                "user" => Role.User,
                "staff" => Role.Staff,
                "supervisor" => Role.Supervisor,
                "administrator" => Role.Administrator,
                "developer" => Role.Developer,
                _ => default,
            };
            return parsed != default;
        }

        /// <summary>Parses the exact, lower-case name; anything else is <c>invalid_role</c>.</summary>
        public static Outcome<Role> Parse(string? text) =>
            Role.TryParse(text, out var parsed) ? parsed : Refusal.UnknownRole(text ?? "");
    }
}
