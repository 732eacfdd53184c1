using Holdfast.Accounts;
using Holdfast.AspNetCore.Users;
using Holdfast.Factors;
using Holdfast.Passkeys;

namespace Holdfast.AspNetCore.Factors;

/// <summary>The second factors of an account, as they are shown.</summary>
static class FactorList
{
    public static async ValueTask<IReadOnlyList<UserFactor>> OfAsync(Account account, IFactorReader factors, IPasskeyStore passkeys, CancellationToken cancellationToken)
    {
        var (totp, _) = account.HasTotp ? await factors.FindTotpAsync(account.Id, cancellationToken).ConfigureAwait(false) : default;
        var keys = account.CredentialCount > 0 ? await passkeys.OfAsync(account.Id, cancellationToken).ConfigureAwait(false) : [];
        return
        [
            .. totp is { ConfirmedAt: { } confirmed } ? [new UserFactor(totp.Id.Value, "totp", confirmed)] : Array.Empty<UserFactor>(),
            .. keys.Select(key => new UserFactor(key.Id.Value, "passkey", key.CreatedAt, key.Name, key.LastUsedAt)),
        ];
    }
}
