using Holdfast.Facts;

namespace Holdfast.Policies;

/// <summary>The writes of policies that commands ask of the store.</summary>
static class PolicyEffects
{
    public sealed record InsertPolicy(Policy Policy) : Effect;

    /// <summary>Puts a policy in force in place of the one that is.</summary>
    public sealed record ActivatePolicy(PolicyVersion Policy, DateTimeOffset At) : Effect;
}
