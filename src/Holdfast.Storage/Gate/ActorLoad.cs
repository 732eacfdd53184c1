using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Sessions;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.ApiKeys;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Sessions;

namespace Holdfast.Storage.Gate;

/// <summary>What was read of an actor.</summary>
sealed class ActorLoad(bool byKey)
{
    Account? account;
    Session? session;
    ApiKey? key;

    public List<PermissionGrant> Grants { get; } = [];

    public void TakeBySession(DbDataReader row)
    {
        account = AccountRow.ReadWhole(row);
        session = row.IsDBNull(AccountRow.WholeCount) ? null : SessionRow.Read(row, AccountRow.WholeCount);
    }

    public void TakeByKey(DbDataReader row)
    {
        account = AccountRow.ReadWhole(row);
        key = row.IsDBNull(AccountRow.WholeCount) ? null : ApiKeyRow.Read(row, AccountRow.WholeCount);
    }

    public ActorState At(DateTimeOffset now)
    {
        if (account is null)
            return ActorState.None;
        var liveSession = session?.IsLive(now) == true ? session : null;
        var liveKey = key?.IsLive(now) == true ? key : null;
        // A key that is no longer live gets no authority: null scopes would mean all of the owner's authority.
        var authority = byKey && liveKey is null ? null : GrantRow.AuthorityOf(account, Grants, liveKey);
        return new(account, liveSession, liveKey, authority);
    }
}
