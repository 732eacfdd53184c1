using Holdfast.Policies;

namespace Holdfast.Members;

/// <summary>What the policy said about one removal, and on what it said it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Sha256">The policy that was asked; null when there was none.</param>
/// <param name="Input">The input document without the actor's identifier, as JSON: personal data of the target.</param>
/// <param name="ActorDid">The actor's identifier: personal data of the actor.</param>
public sealed record RemovalRuling(RemovalDecision Decision, string? Sha256, string Input, string ActorDid);
