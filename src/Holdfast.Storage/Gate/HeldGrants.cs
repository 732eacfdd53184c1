using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Storage.Groups;

namespace Holdfast.Storage.Gate;

/// <summary>What groups and direct grants give many accounts, as the rows of <see cref="GrantRow.OfAccounts"/> say.</summary>
sealed class HeldGrants
{
    static readonly IReadOnlySet<Permission> nothing = new HashSet<Permission>();

    readonly Dictionary<AccountId, IReadOnlyList<PermissionGrant>> grants = [];

    public IReadOnlyDictionary<AccountId, IReadOnlyList<PermissionGrant>> All => grants;

    /// <summary>Says what is given to an account, which may be nothing.</summary>
    public void Expect(AccountId account, IReadOnlyList<PermissionGrant> held) => grants.TryAdd(account, held);

    public void Take(DbDataReader row)
    {
        var account = new AccountId(row.GetGuid(0));
        if (!grants.TryGetValue(account, out var held))
            grants[account] = held = new List<PermissionGrant>();
        GrantRow.Read(row, (List<PermissionGrant>)held, 1);
    }

    public IReadOnlySet<Permission> Of(AccountId account) =>
        grants.TryGetValue(account, out var held) ? held.Select(grant => grant.Permission).ToHashSet() : nothing;
}
