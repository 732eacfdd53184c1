using Holdfast.Accounts;

namespace Holdfast.Members;

/// <summary>
/// The identifiers of members: their own, else the one derived from this instance's public host. They follow from the options alone,
/// never from a request's Host header.
/// </summary>
public sealed class MemberDids(Uri? publicUrl)
{
    const string Unnamed = "localhost";

    readonly string prefix = Did.OfMember(publicUrl?.Authority ?? Unnamed, default).Value[..^default(AccountId).ToString().Length];

    /// <summary>The identifier of an account.</summary>
    public Did Of(Account account) => account.Did ?? Did.OfMember(publicUrl?.Authority ?? Unnamed, account.Id);

    /// <summary>The account that has this identifier, removed ones included, or null.</summary>
    public async ValueTask<Account?> FindAsync(Did did, IAccountReader accounts, CancellationToken cancellationToken)
    {
        if (!did.Value.StartsWith(prefix, StringComparison.Ordinal))
            return await accounts.FindByDidAsync(did, cancellationToken).ConfigureAwait(false);
        // Whatever another account calls itself, an identifier under this prefix names the account whose id it holds.
        var found = AccountId.TryParse(did.Value[prefix.Length..], out var id) ? await accounts.FindAsync(id, cancellationToken).ConfigureAwait(false) : null;
        return found is { Did: null } ? found : null;
    }
}
