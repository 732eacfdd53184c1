using Microsoft.Extensions.Logging;

namespace Holdfast.Factors;

/// <summary>What second factors tell operators. Never a secret.</summary>
static partial class FactorLog
{
    [LoggerMessage(30, LogLevel.Error, "The TOTP secret of account {Account} does not open: key {KeyId} is not in the key file, or the record was altered or moved.")]
    public static partial void NotOpened(ILogger log, Accounts.AccountId account, string keyId);
}
