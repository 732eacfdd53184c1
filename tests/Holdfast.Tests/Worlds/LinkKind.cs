namespace Holdfast.Tests.Worlds;

/// <summary>How the link of an account got to its holder, and whom it carries.</summary>
enum LinkKind
{
    /// <summary>The operator printed it: it carries nobody.</summary>
    Operators,

    /// <summary>It was mailed to a personal address.</summary>
    Personal,

    /// <summary>It was mailed to an address that the account confirmed.</summary>
    Own,

    /// <summary>The clerk saw it.</summary>
    Clerks,

    /// <summary>The leaver saw it, and left since.</summary>
    Leavers,

    /// <summary>Somebody saw it among whose custodians the leaver was, who had left before.</summary>
    Absents,
}
