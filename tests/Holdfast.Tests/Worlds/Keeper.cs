namespace Holdfast.Tests.Worlds;

/// <summary>The custodian of a sign-in, or the one whom a link carries.</summary>
enum Keeper
{
    Nobody,

    /// <summary>The operator, who vouched.</summary>
    Operator,

    /// <summary>The host application.</summary>
    Host,

    /// <summary>A live account of staff that may change accounts and holds nothing else.</summary>
    Clerk,

    /// <summary>An account of staff that was deactivated.</summary>
    Leaver,

    /// <summary>The first account.</summary>
    Asker,

    /// <summary>The second account.</summary>
    Second,
}
