using Holdfast.Policies;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Policies;

/// <summary>The policy that a path names.</summary>
static class PolicyPath
{
    /// <summary>Parses the id in the path; <c>malformed</c> when it cannot be one.</summary>
    public static Outcome<PolicyId> Parse(string text) =>
        PolicyId.TryParse(text, out var id) ? id : Refusal.Malformed("the id in the path must be a UUID in hyphenated form", "id");

    /// <summary>Parses a purpose; <c>malformed</c> when it is none.</summary>
    public static Outcome<PolicyPurpose> ParsePurpose(string text) =>
        PolicyPurpose.TryParse(text, out var purpose) ? purpose : Refusal.Malformed("purpose must be removal, role_change or join", "purpose");

    /// <summary>The refusal of a policy that is not there.</summary>
    public static Refusal Missing(object id) => Refusal.NotFound($"policy not found: {id}");
}
