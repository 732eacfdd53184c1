using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Storage.Accounts;

namespace Holdfast.Storage.Gate;

/// <summary>The accounts that inquiries ask for by id, and what those hold: read once for all of them.</summary>
sealed class AccountsLoad
{
    readonly Dictionary<AccountId, Account> accounts = [];
    readonly HeldGrants held = new();
    readonly HashSet<Guid> ids = [];
    readonly HashSet<Guid> idsWithHeld = [];

    /// <summary>The accounts asked for.</summary>
    public Guid[] Ids => [.. ids];

    /// <summary>Those of which is asked what they hold.</summary>
    public Guid[] IdsWithHeld => [.. idsWithHeld];

    public void Ask(IReadOnlyList<AccountId> accounts, bool withHeld)
    {
        foreach (var account in accounts)
        {
            ids.Add(account.Value);
            if (withHeld)
                idsWithHeld.Add(account.Value);
        }
    }

    public void Take(DbDataReader row)
    {
        var account = AccountRow.ReadWhole(row);
        accounts[account.Id] = account;
    }

    public void TakeHeld(DbDataReader row) => held.Take(row);

    public Account? Find(AccountId account) => accounts.GetValueOrDefault(account);

    public IReadOnlyList<PermissionGrant> HeldBy(AccountId account) => held.All.GetValueOrDefault(account) ?? [];
}
