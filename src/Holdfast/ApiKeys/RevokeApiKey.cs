using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;

namespace Holdfast.ApiKeys;

/// <summary>
/// Revokes one API key: the actor's own or, with <c>holdfast.delete_api_key</c>, another's. A key that was revoked stays so.
/// </summary>
public sealed record RevokeApiKey(ApiKeyId Key, AccountId Owner) : Command
{
    internal override EventKind Kind => EventKind.ApiKeysRevoked;

    internal override SliceRequest Needs => new() { Accounts = [Owner], ApiKey = Key };

    internal override Door DoorFor(StateSlice slice, Actor actor) =>
        actor is Actor.ByAccount self && self.Account == Owner ? new Door.Own(Owner) : new Door.Needs(HoldfastPermissions.DeleteApiKey);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.ApiKey is { RevokedAt: null } key && key.OwnerId == Owner && slice.Accounts.ContainsKey(Owner) ? null : Refusal.NotFound($"API key not found: {Key}");

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => [slice.Accounts[Owner]];

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Accounts.TryGetValue(Owner, out var owner) ? EventSubject.Of(owner) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var draft = new EventDraft(Kind)
        {
            Subject = SubjectOf(slice),
            Target = new("api_key", Key.Value),
            Detail = counts => new EventDetail.Consequences(0, counts.ApiKeys, 0),
        };
        return new([new ApiKeyEffects.RevokeApiKey(Key, slice.Now)], [draft], new Receipt { ApiKey = slice.ApiKey! with { RevokedAt = slice.Now } });
    }
}
