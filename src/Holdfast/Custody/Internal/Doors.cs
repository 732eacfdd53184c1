using Holdfast.Groups;
using Holdfast.Recovery;

namespace Holdfast.Custody;

/// <summary>What somebody must hold to issue a thing, and for as long as it is unfinished.</summary>
static class Doors
{
    static readonly IReadOnlyList<Permission> creation = [HoldfastPermissions.AddAccount];
    static readonly IReadOnlyList<Permission> reset = [HoldfastPermissions.ChangeAccount];

    /// <summary>The door of a link.</summary>
    public static IReadOnlyList<Permission> OfLink(OneTimeTokenPurpose purpose) => purpose == OneTimeTokenPurpose.Invitation ? creation : reset;
}
