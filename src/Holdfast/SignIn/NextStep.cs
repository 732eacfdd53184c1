namespace Holdfast.SignIn;

/// <summary>What a session must do next. Exactly one at any time.</summary>
public enum NextStep
{
    /// <summary>Nothing: the session may act.</summary>
    Done,

    /// <summary>Pass the second factor.</summary>
    VerifyFactor,

    /// <summary>Set a new password.</summary>
    ChangePassword,

    /// <summary>Enrol a second factor.</summary>
    EnrolFactor,
}
