using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Sessions;

namespace Holdfast.ApiKeys;

/// <summary>
/// Revokes a key that somebody found, ends what it issued that is unfinished, and voids the sign-ins that rest on it; the last two also
/// when the key was revoked before. Whoever reports it is not told whether it was real.
/// </summary>
public sealed record ReportLeak(SecretHash Hash) : Command
{
    internal override EventKind Kind => EventKind.LeakReported;

    internal override bool MayLeaveDoubt => true;

    internal override SliceRequest Needs => new() { ApiKeyHash = Hash };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Open();

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        if (slice.ApiKey is not { } key || (key.RevokedAt is not null && !slice.KeyStillCarries && !slice.RestsOnKey.Any(IsOpen)))
            return Gate.Plan.Nothing(new Receipt());
        var draft = new EventDraft(Kind)
        {
            Subject = new(key.OwnerId, key.OwnerLabel),
            Target = new("api_key", key.Id.Value),
            Detail = counts => new EventDetail.Consequences(0, counts.ApiKeys, 0),
        };
        Effect[] revoking = key.RevokedAt is null ? [new ApiKeyEffects.RevokeApiKey(key.Id, slice.Now)] : [];
        return new([.. revoking, new CustodyEffects.EndIssuedByKey(key.Id)], [draft], new Receipt());
    }

    /// <summary>Whether the report changes something for an account: only once, so that nobody fills the log with an old key.</summary>
    static bool IsOpen(RestingAccount resting) => resting.Account is { SignInVoidAt: null, InDoubtSince: null };
}
