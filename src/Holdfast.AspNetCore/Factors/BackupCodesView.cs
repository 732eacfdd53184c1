namespace Holdfast.AspNetCore.Factors;

/// <summary>A fresh set of backup codes. Shown once.</summary>
/// <param name="BackupCodes">Ten codes, each good once in the place of the second factor.</param>
public sealed record BackupCodesView(IReadOnlyList<string> BackupCodes);
