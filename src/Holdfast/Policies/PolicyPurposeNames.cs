namespace Holdfast.Policies;

/// <summary>The words for purposes in JSON and in the store.</summary>
public static class PolicyPurposeNames
{
    extension(PolicyPurpose purpose)
    {
        /// <summary>The word.</summary>
        public string Name => purpose switch
        {
            PolicyPurpose.Removal => "removal",
            PolicyPurpose.RoleChange => "role_change",
            PolicyPurpose.Join => "join",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not a purpose."),
        };

        /// <summary>Whether policies of this purpose are asked; the others are reserved.</summary>
        public bool IsInUse => purpose == PolicyPurpose.Removal;

        /// <summary>The package in which Holdfast looks for the rules.</summary>
        public string Package => $"vtc.{purpose.Name}";

        /// <summary>Parses the exact word.</summary>
        public static bool TryParse(string? text, out PolicyPurpose parsed)
        {
            parsed = text switch
            {
                "removal" => PolicyPurpose.Removal,
                "role_change" => PolicyPurpose.RoleChange,
                "join" => PolicyPurpose.Join,
                _ => default,
            };
            return parsed != default;
        }
    }
}
