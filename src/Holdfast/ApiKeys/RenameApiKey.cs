using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;

namespace Holdfast.ApiKeys;

/// <summary>Renames a key: the actor's own or, with <c>holdfast.add_api_key</c>, another's.</summary>
public sealed record RenameApiKey(ApiKeyId Key, AccountId Owner, Outcome<string> Name) : Command
{
    internal override EventKind Kind => EventKind.ApiKeyRenamed;

    internal override SliceRequest Needs => new() { Accounts = [Owner], ApiKey = Key };

    internal override Door DoorFor(StateSlice slice, Actor actor) =>
        actor is Actor.ByAccount self && self.Account == Owner ? new Door.Own(Owner) : new Door.Needs(HoldfastPermissions.AddApiKey);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.ApiKey is { } key && key.OwnerId == Owner && slice.Find(Owner) is not null ? null : Refusal.NotFound($"API key not found: {Key}");

    internal override Refusal? CheckValues(StateSlice slice) => Name.Refusal;

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => [slice.Accounts[Owner]];

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Accounts.TryGetValue(Owner, out var owner) ? EventSubject.Of(owner) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = slice.ApiKey!;
        var after = before with { Name = Name.Match(name => name, _ => before.Name) };
        var draft = new EventDraft(Kind)
        {
            Subject = SubjectOf(slice),
            Target = new("api_key", Key.Value),
            Changes = [new("name", before.Name, after.Name)],
        };
        return after.Name == before.Name
            ? Gate.Plan.Nothing(new Receipt { ApiKey = before })
            : new([new ApiKeyEffects.RenameApiKey(Key, after.Name)], [draft], new Receipt { ApiKey = after });
    }
}
