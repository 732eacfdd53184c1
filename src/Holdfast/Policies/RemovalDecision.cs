using Holdfast.Members;

namespace Holdfast.Policies;

/// <summary>What a policy decides about a removal.</summary>
/// <param name="Allowed">Whether the removal may be carried out.</param>
/// <param name="Kept">What is kept of the account; never <c>policyDefault</c>.</param>
public sealed record RemovalDecision(bool Allowed, Disposition Kept)
{
    /// <summary>Sentences for the person refused.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Why the policy could not be asked; null when it could.</summary>
    public PolicyFault? Fault { get; init; }

    /// <summary>What the policy named as a disposition although it is none; taken as a tombstone.</summary>
    public string? Unknown { get; init; }
}
