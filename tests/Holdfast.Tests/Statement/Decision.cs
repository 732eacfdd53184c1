namespace Holdfast.Tests.Statement;

/// <summary>What the actor decides about sign-ins whose custodians fall short.</summary>
enum Decision
{
    None,

    /// <summary>The sign-in is void; the new link is shown.</summary>
    Void,

    /// <summary>The sign-in is void; the new link is mailed to a personal address, else shown.</summary>
    VoidByMail,

    Vouch,

    VouchWithoutReason,
}
