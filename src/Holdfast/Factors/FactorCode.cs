using Holdfast.Refusals;

namespace Holdfast.Factors;

/// <summary>A code as somebody typed it: of an authenticator, or a backup code. Its text form says nothing of it.</summary>
public sealed class FactorCode
{
    FactorCode(TotpCode? totp, BackupCode? backup)
    {
        Totp = totp;
        Backup = backup;
    }

    internal TotpCode? Totp { get; }

    internal BackupCode? Backup { get; }

    /// <summary>Six digits; <c>invalid_code</c> for anything else.</summary>
    public static Outcome<FactorCode> ParseTotp(string? text) =>
        TotpCode.TryParse(text, out var code) ? new FactorCode(code, null) : Refusal.InvalidCode("code must be the six digits that the authenticator shows");

    /// <summary>A backup code; <c>invalid_code</c> for anything else.</summary>
    public static Outcome<FactorCode> ParseBackup(string? text) =>
        BackupCode.TryParse(text, out var code) ? new FactorCode(null, code) : Refusal.InvalidCode("code must be a backup code, for example 0000-0000-0000-0000");

    /// <summary>Either of the two.</summary>
    public static Outcome<FactorCode> Parse(string? text) => text?.Length > 6 ? ParseBackup(text) : ParseTotp(text);

    /// <summary>Says nothing of the code.</summary>
    public override string ToString() => "code";
}
