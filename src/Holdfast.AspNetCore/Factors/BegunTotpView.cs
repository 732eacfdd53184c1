namespace Holdfast.AspNetCore.Factors;

/// <summary>An enrolment that waits for its first code. Shown once.</summary>
/// <param name="Id">The factor's id.</param>
/// <param name="Secret">The secret in base32, for authenticators that cannot read the QR code.</param>
/// <param name="Uri">The otpauth address that the QR code holds.</param>
/// <param name="QrSvg">The QR code as an SVG image.</param>
/// <param name="ExpiresInSeconds">How long it waits.</param>
public sealed record BegunTotpView(Guid Id, string Secret, string Uri, string QrSvg, int ExpiresInSeconds);
