namespace Holdfast.Recovery;

/// <summary>What a one-time token is good for.</summary>
public enum OneTimeTokenPurpose
{
    /// <summary>Creates the first owner.</summary>
    Setup = 1,

    /// <summary>Sets a first password.</summary>
    Invitation = 2,

    /// <summary>Sets a new password.</summary>
    Recovery = 3,
}
