namespace Holdfast.Factors;

/// <summary>An enrolment that waits for its first code. Its text form says nothing of the secret.</summary>
public sealed class BegunTotp(FactorId id, string secret, string uri)
{
    /// <summary>The factor's id.</summary>
    public FactorId Id { get; } = id;

    /// <summary>The secret in base32, to be typed.</summary>
    public string Secret { get; } = secret;

    /// <summary>The otpauth address of the QR code.</summary>
    public string Uri { get; } = uri;
}
