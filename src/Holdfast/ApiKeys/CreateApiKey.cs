using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.ApiKeys;

/// <summary>
/// Mints an API key for the actor or, with <c>holdfast.add_api_key</c>, for a service that the actor covers. Persons mint their own.
/// Never by a key.
/// </summary>
public sealed record CreateApiKey(ApiKeyId Key, SecretHash Hash, AccountId Owner, Outcome<string> Name) : Command
{
    /// <summary>The longest life of a key.</summary>
    public static TimeSpan LongestLife { get; } = TimeSpan.FromDays(366);

    /// <summary>What it may do, if its owner may.</summary>
    public required Outcome<IReadOnlySet<Permission>> Scopes { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    internal override EventKind Kind => EventKind.ApiKeyCreated;

    internal override bool BarredToKeys => true;

    /// <summary>The id of its first secret.</summary>
    public required MintedSecretId Secret { get; init; }

    internal override SliceRequest Needs => new() { Accounts = [Owner], Held = true };

    internal override Door DoorFor(StateSlice slice, Actor actor) => KeyMinting.DoorFor(slice, actor, Owner);

    internal override bool ShowsCredential(StateSlice slice, Actor actor) => true;

    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => [slice.Accounts[Owner]];

    internal override Refusal? FindTarget(StateSlice slice) => slice.Find(Owner) is null ? Refusal.AccountNotFound(Owner) : null;

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckValues(StateSlice slice) => Name.Refusal ?? Scopes.Refusal
        ?? (ExpiresAt <= slice.Now || ExpiresAt > slice.Now + LongestLife ? Refusal.InvalidExpiry("expires_at must be in the future and at most 366 days away") : null)
        ?? (Scopes.IsDone(out var scopes) && scopes.Contains(Permission.Everything) && slice.Actor.Account?.Id != Owner ? Refusal.EverythingIsOwn() : null)
        ?? (slice.Accounts[Owner].IsLive(slice.Now) ? null : Refusal.InvalidCommand("the owner cannot act as it is: activate, unlock or extend the account first"));

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => [slice.Accounts[Owner]];

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) =>
        Scopes.Match<IReadOnlyCollection<Permission>>(scopes => [.. scopes.Where(scope => !scope.IsReserved)], _ => []);

    internal override DateTimeOffset? LastsUntil => ExpiresAt;

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Owner) is { } owner ? EventSubject.Of(owner) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var key = new ApiKey
        {
            Id = Key,
            OwnerId = Owner,
            OwnerLabel = slice.Accounts[Owner].Label,
            Name = Name.Match(name => name, _ => ""),
            Scopes = Scopes.Match(scopes => scopes, _ => new HashSet<Permission>()),
            CreatedAt = slice.Now,
            ExpiresAt = ExpiresAt,
            Secret = KeyMinting.SecretOf(slice, actor, Secret, slice.Accounts[Owner]),
        };
        var draft = new EventDraft(Kind)
        {
            Subject = SubjectOf(slice),
            Target = new("api_key", Key.Value),
            Detail = _ => new EventDetail.Key(Key.Value, [.. key.Scopes.Select(scope => scope.Codename).Order(StringComparer.Ordinal)], ExpiresAt),
        };
        return new([new ApiKeyEffects.InsertApiKey(key, Hash), .. Issuing.Marking(key.Secret.Carriers)], [draft], new Receipt { ApiKey = key });
    }
}
