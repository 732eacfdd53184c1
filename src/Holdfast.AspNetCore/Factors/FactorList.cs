using Holdfast.Accounts;
using Holdfast.AspNetCore.Users;
using Holdfast.Factors;

namespace Holdfast.AspNetCore.Factors;

/// <summary>The second factors of an account, as they are shown.</summary>
static class FactorList
{
    public static async ValueTask<IReadOnlyList<UserFactor>> OfAsync(Account account, IFactorReader factors, CancellationToken cancellationToken)
    {
        var (totp, _) = account.HasTotp ? await factors.FindTotpAsync(account.Id, cancellationToken).ConfigureAwait(false) : default;
        return totp is { ConfirmedAt: { } confirmed } ? [new UserFactor(totp.Id.Value, "totp", confirmed)] : [];
    }
}
