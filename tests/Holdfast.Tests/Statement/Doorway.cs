namespace Holdfast.Tests.Statement;

/// <summary>What rule 1 asks.</summary>
enum Doorway
{
    /// <summary>Staff or above, and the permissions of the deed.</summary>
    Administration,

    /// <summary>The actor's own account, by a session that has signed in fully.</summary>
    Own,

    /// <summary>A developer, by a session.</summary>
    Developer,

    /// <summary>Anybody; the deed carries a proof.</summary>
    Open,

    /// <summary>The command line.</summary>
    Operator,

    /// <summary>Time.</summary>
    System,
}
