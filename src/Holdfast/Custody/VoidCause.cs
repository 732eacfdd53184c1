namespace Holdfast.Custody;

/// <summary>Why a sign-in is void.</summary>
public enum VoidCause
{
    /// <summary>The account became more than its custodians cover, and the decision was void.</summary>
    Decided = 1,

    /// <summary>A custodian was stopped as compromised, or the key that issued it was reported as leaked.</summary>
    Compromised = 2,

    /// <summary>An issuer of a temporary password was stopped, or no longer covered the account, before the password was changed.</summary>
    IssuerEnded = 3,
}

/// <summary>The words for causes in JSON, in events and in the store.</summary>
public static class VoidCauseNames
{
    extension(VoidCause cause)
    {
        /// <summary>The word.</summary>
        public string Name => cause switch
        {
            VoidCause.Decided => "decided",
            VoidCause.Compromised => "compromised",
            VoidCause.IssuerEnded => "issuer_ended",
            _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a cause."),
        };
    }
}
