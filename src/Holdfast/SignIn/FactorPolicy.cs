namespace Holdfast.SignIn;

/// <summary>What an instance demands of the sign-ins of one role, weakest first.</summary>
public enum FactorPolicy
{
    /// <summary>
    /// No second factor may be enrolled. One that was enrolled before is demanded all the same: a setting never weakens an account.
    /// </summary>
    None,

    /// <summary>Whoever enrolled a second factor must pass it.</summary>
    Optional,

    /// <summary>A second factor must be passed; whoever has none enrols one before anything else.</summary>
    Required,

    /// <summary>Only a passkey signs in; the password alone does not begin a session.</summary>
    Passkey,
}
