using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Storage.Rows;

namespace Holdfast.Storage.Authority;

/// <summary>What groups and direct grants give many accounts, as the rows of <see cref="GrantRow.OfAccounts"/> say.</summary>
sealed class HeldGrants
{
    static readonly IReadOnlySet<Permission> nothing = new HashSet<Permission>();

    readonly Dictionary<AccountId, IReadOnlyList<PermissionGrant>> grants = [];

    public IReadOnlyDictionary<AccountId, IReadOnlyList<PermissionGrant>> All => grants;

    /// <summary>Says that an account is read, also when nothing is given to it.</summary>
    public void Expect(AccountId account) => grants.TryAdd(account, new List<PermissionGrant>());

    public void Take(DbDataReader row)
    {
        var account = new AccountId(row.GetGuid(0));
        Expect(account);
        GrantRow.Read(row, (List<PermissionGrant>)grants[account], 1);
    }

    public IReadOnlySet<Permission> Of(AccountId account) =>
        grants.TryGetValue(account, out var held) ? held.Select(grant => grant.Permission).ToHashSet() : nothing;
}
