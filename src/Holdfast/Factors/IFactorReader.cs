using Holdfast.Accounts;
using Holdfast.SignIn;

namespace Holdfast.Factors;

/// <summary>Reads second factors, outside any lock.</summary>
public interface IFactorReader
{
    /// <summary>The account's TOTP secret, pending or confirmed, with the store's clock.</summary>
    ValueTask<(StoredTotp? Totp, DateTimeOffset Now)> FindTotpAsync(AccountId account, CancellationToken cancellationToken);

    /// <summary>What the instance demands of sign-ins.</summary>
    ValueTask<SignInSettings> SettingsAsync(CancellationToken cancellationToken);

    /// <summary>How many backup codes an account has left.</summary>
    ValueTask<int> BackupCodesLeftAsync(AccountId account, CancellationToken cancellationToken);

    /// <summary>TOTP secrets that are sealed under another key than this one, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<StoredTotp>> SealedUnderOthersAsync(string keyId, int limit, CancellationToken cancellationToken);

    /// <summary>The ids of the keys that TOTP secrets are sealed under.</summary>
    ValueTask<IReadOnlySet<string>> KeysInUseAsync(CancellationToken cancellationToken);
}
