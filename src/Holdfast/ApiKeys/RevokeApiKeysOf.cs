using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;

namespace Holdfast.ApiKeys;

/// <summary>Revokes every API key of an account.</summary>
public sealed record RevokeApiKeysOf(AccountId Id) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.ApiKeysRevoked;

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.DeleteApiKey);

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        return new([new ApiKeyEffects.RevokeApiKeys(Target, slice.Now)], [Draft(AccountTransition.Change(before, before))], new Receipt { Account = before });
    }
}
