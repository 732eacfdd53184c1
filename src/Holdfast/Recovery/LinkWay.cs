namespace Holdfast.Recovery;

/// <summary>How a one-time link gets to its holder.</summary>
public enum LinkWay
{
    /// <summary>It is shown to its issuer, who hands it over; or the operator prints it.</summary>
    Shown = 1,

    /// <summary>It is mailed to a personal address and shown to nobody: using it leaves no custodians.</summary>
    Personal = 2,

    /// <summary>It is mailed to an address that the account confirmed while it had custodians: using it leaves them as they are.</summary>
    Own = 3,
}
