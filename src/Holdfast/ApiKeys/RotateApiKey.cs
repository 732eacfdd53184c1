using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.ApiKeys;

/// <summary>
/// Gives a key a new secret with the ceiling of whoever rotates it; the present one works for the overlap with its own ceiling. An own
/// key, or the key of a service that the actor covers. Never by a key.
/// </summary>
public sealed record RotateApiKey(ApiKeyId Key, AccountId Owner, MintedSecretId Secret, SecretHash Hash) : Command
{
    /// <summary>The longest overlap.</summary>
    public static TimeSpan LongestOverlap { get; } = TimeSpan.FromMinutes(1440);

    /// <summary>How long the present secret still works.</summary>
    public TimeSpan Overlap { get; init; }

    internal override EventKind Kind => EventKind.ApiKeyRotated;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Owner], Held = true, ApiKey = Key };

    internal override Door DoorFor(StateSlice slice, Actor actor) => KeyMinting.DoorFor(slice, actor, Owner);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.ApiKey is { RevokedAt: null } key && key.ExpiresAt > slice.Now && key.OwnerId == Owner && slice.Find(Owner) is not null
            ? null
            : Refusal.NotFound($"API key not found: {Key}");

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override bool ShowsCredential(StateSlice slice, Actor actor) => true;

    internal override Refusal? CheckValues(StateSlice slice) => Overlap < TimeSpan.Zero || Overlap > LongestOverlap
        ? Refusal.InvalidExpiry("overlap_minutes must be between 0 and 1440") with { Field = "overlap_minutes" }
        : slice.ApiKey!.IsForEverything && slice.Actor.Account?.Id != Owner ? Refusal.EverythingIsOwn() : null;

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => [slice.Accounts[Owner]];

    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => [slice.Accounts[Owner]];

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) => [.. slice.ApiKey!.Scopes.Where(scope => !scope.IsReserved)];

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Owner) is { } owner ? EventSubject.Of(owner) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var secret = KeyMinting.SecretOf(slice, actor, Secret, slice.Accounts[Owner]);
        var key = slice.ApiKey! with { Secret = secret };
        var draft = new EventDraft(Kind)
        {
            Subject = SubjectOf(slice),
            Target = new("api_key", Key.Value),
            Detail = _ => new EventDetail.Key(Key.Value, GroupRules.Names(key.Scopes), key.ExpiresAt),
        };
        return new(
            [new ApiKeyEffects.AddSecret(Key, secret, Hash, slice.Now + Overlap), .. Issuing.Marking(secret.Carriers)],
            [draft],
            new Receipt { ApiKey = key });
    }
}
