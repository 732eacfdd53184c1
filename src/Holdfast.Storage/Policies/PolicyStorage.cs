using Holdfast.Policies;
using Holdfast.Storage.Gate;

namespace Holdfast.Storage.Policies;

/// <summary>Carries out the effects on policies.</summary>
static class PolicyStorage
{
    const string Insert =
        "INSERT INTO policies (id, purpose, version, name, description, source, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    const string Activate =
        """
        INSERT INTO policy_activations (purpose, number, policy_id, at)
        VALUES ($1, (SELECT coalesce(max(number), 0) + 1 FROM policy_activations WHERE purpose = $1), $2, $3)
        """;

    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((PolicyEffects.InsertPolicy e, Writing writing) => Add(writing, e.Policy));
        cupboard.Effect((PolicyEffects.ActivatePolicy e, Writing writing) => writing.Run(Activate, e.Policy.Purpose.Name, e.Policy.Id.Value, e.At));
    }

    static void Add(Writing writing, Policy policy) => writing.Run(
        Insert,
        policy.Version.Id.Value, policy.Version.Purpose.Name, (long)policy.Version.Number, policy.Name, policy.Description, policy.Source,
        policy.Version.Sha256, policy.CreatedAt);
}
