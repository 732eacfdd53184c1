using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Membership;

namespace Holdfast.AspNetCore.Operations;

/// <summary>Creates the issuer key at the first start of an instance that has a public address and a key file to seal it.</summary>
sealed class IssuerStartup(HoldfastOptions options, IStatusListReader reader, KeyRing ring, AuthorityGate gate, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.PublicUrl is null || (await reader.IssuerKeysAsync(cancellationToken).ConfigureAwait(false)).Count > 0)
            return;
        var now = time.GetUtcNow();
        if (!IssuerKey.New(ring, now).IsDone(out var fresh))
            return;
        var outcome = await gate.ExecuteAsync(new Actor.Operator("host at start", new Origin(CorrelationId.New(now))), new RotateIssuerKey(fresh) { OnlyFirst = true }, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is { } refusal)
            throw new InvalidOperationException($"Holdfast cannot start: the issuer key cannot be stored: {refusal.Sentence}.");
    }
}
