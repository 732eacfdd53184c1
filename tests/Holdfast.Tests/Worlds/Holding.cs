namespace Holdfast.Tests.Worlds;

/// <summary>What a direct grant gives an account.</summary>
enum Holding
{
    Nothing,

    /// <summary>A permission of the host, which the group gives as well.</summary>
    Host,

    /// <summary>A permission of Holdfast's own, dormant below staff.</summary>
    Panel,

    /// <summary>A permission of the host that no caller below administrators holds.</summary>
    Other,
}
