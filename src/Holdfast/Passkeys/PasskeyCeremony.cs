namespace Holdfast.Passkeys;

/// <summary>What a challenge was issued for; it is good for nothing else.</summary>
public enum PasskeyCeremony
{
    /// <summary>Signing in with a passkey alone.</summary>
    SignIn,

    /// <summary>Passing the second factor in a session, or opening its window for sensitive commands.</summary>
    Confirm,

    /// <summary>Registering a passkey.</summary>
    Register,
}
