namespace Holdfast.Passwords;

/// <summary>What came of checking a password.</summary>
public enum PasswordCheck
{
    /// <summary>It is not the password, or there is none.</summary>
    Wrong,

    /// <summary>It is the password.</summary>
    Right,

    /// <summary>It is the password, and its hash is cheaper than hashes are made now: hash it again.</summary>
    RightButWeak,

    /// <summary>Too many hashes wait; nothing was checked.</summary>
    Busy,
}
